package org.holdfast.proxy.session;

import java.text.Normalizer;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.proxy.telnet.TelnetEvent;

/** The documents of {@code Char.Login}, version 1. */
final class CharLogin {
    static final String PACKAGE = "Char.Login";
    static final String DEFAULT = "Char.Login.Default";
    static final String RESULT = "Char.Login.Result";
    static final String CREDENTIALS = "char.login.credentials";

    private CharLogin() {}

    /** A name and a password as a client sent them; the name hostile, the password secret. */
    record Credentials(String account, String password) {
        /** Neither of them: a password may have been written in the place of the name. */
        @Override
        public String toString() {
            return "Credentials[...]";
        }
    }

    /** That a name and a password are taken. */
    static Doc offer() {
        return Doc.parse("{\"type\":[\"password-credentials\"]}");
    }

    static Doc result(boolean success, String message) {
        Doc.Builder result = Doc.object().put("success", success);
        return message.isEmpty()
                ? result.build()
                : result.put("message", message).build();
    }

    /**
     * What a client sent; nothing if it left it out, and so asks for the login as text, or sent what nobody could type.
     * In normal form C, as typed passwords are.
     */
    static Optional<Credentials> credentials(Doc data) {
        if (data instanceof Doc.Obj object
                && object.find("account").orElse(null) instanceof Doc.Str account
                && object.find("password").orElse(null) instanceof Doc.Str password
                && !account.value().isBlank()
                && account.value().length() <= TelnetEvent.Line.MAX_LENGTH
                && password.value().length() <= TelnetEvent.Line.MAX_LENGTH) {
            return Optional.of(new Credentials(
                    account.value().strip(), Normalizer.normalize(password.value(), Normalizer.Form.NFC)));
        }
        return Optional.empty();
    }
}
