package org.holdfast.proxy.telnet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * CHARSET (RFC 2066): we ask the client for UTF-8, and otherwise for Latin-1 or ASCII. A client that takes none of them
 * is sent ASCII, which is a part of whatever it has. It may ask as well, while it does not owe us an answer.
 *
 * <p>What was agreed holds, also when the client then says DONT: that ends the talk about it, not the text.
 */
final class CharsetOption extends TelnetOption {
    static final int CODE = 42;

    private static final byte REQUEST = 1;
    private static final byte ACCEPTED = 2;
    private static final byte REJECTED = 3;
    private static final byte TTABLE_IS = 4;
    private static final byte TTABLE_REJECTED = 5;

    private static final String OUR_REQUEST = ";UTF-8;ISO-8859-1;US-ASCII";
    private static final String TTABLE = "[TTABLE]";

    private final TerminalProfile profile;
    private boolean waiting;

    CharsetOption(Wire wire, TerminalProfile profile) {
        super(CODE, wire);
        this.profile = profile;
    }

    @Override
    void begin() {
        offerToPerform();
    }

    @Override
    boolean agreesToPerform() {
        return true;
    }

    @Override
    boolean agreesToBePerformed() {
        return true;
    }

    @Override
    void weBegan() {
        waiting = true;
        subnegotiate(message(REQUEST, OUR_REQUEST));
    }

    @Override
    void weEnded() {
        waiting = false;
    }

    @Override
    void subnegotiation(byte[] content) {
        if (content.length == 0) {
            return;
        }
        switch (content[0]) {
            case REQUEST -> requested(text(content));
            case ACCEPTED -> answered(TextCharset.find(text(content)));
            case REJECTED -> answered(Optional.of(TextCharset.ASCII));
            case TTABLE_IS -> subnegotiate(TTABLE_REJECTED);
            default -> {}
        }
    }

    private void answered(Optional<TextCharset> charset) {
        if (waiting) {
            waiting = false;
            charset.ifPresent(profile::agreedCharset);
        }
    }

    /** Of two requests that cross, ours is the one that counts: RFC 2066, section 3. */
    private void requested(String list) {
        if (!waiting) {
            for (String name : names(list)) {
                Optional<TextCharset> charset = TextCharset.find(name);
                if (charset.isPresent()) {
                    subnegotiate(message(ACCEPTED, name));
                    profile.agreedCharset(charset.get());
                    return;
                }
            }
        }
        subnegotiate(REJECTED);
    }

    /** The names of a request: each behind the separator, which is its first character. */
    private static String[] names(String list) {
        // A client that also offers a translation table says so, with a version of one byte, before the list.
        String rest = list.startsWith(TTABLE) ? list.substring(Math.min(list.length(), TTABLE.length() + 1)) : list;
        return rest.isEmpty() ? new String[0] : rest.substring(1).split(Pattern.quote(rest.substring(0, 1)));
    }

    private static String text(byte[] content) {
        return new String(content, 1, content.length - 1, StandardCharsets.ISO_8859_1);
    }

    private static byte[] message(byte kind, String text) {
        return ((char) kind + text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
