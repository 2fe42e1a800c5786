package org.holdfast.proxy.account;

import java.util.Locale;
import java.util.Optional;

/**
 * What a credential is shown for. An account's password serves every purpose, unless the account has a second factor: then
 * only where that is asked for. A credential that serves only one, an application password, is recognised by it.
 */
public enum Purpose {
    /** To play, over whatever transport; the second factor is asked for, whatever the credential. */
    PLAY,
    /** To read mail with a mail client, which can be asked for nothing but a password. */
    MAIL;

    /** As it is typed and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose of this {@link #word()}, in whatever case. */
    public static Optional<Purpose> parse(String word) {
        for (Purpose purpose : values()) {
            if (purpose.word().equalsIgnoreCase(word)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }
}
