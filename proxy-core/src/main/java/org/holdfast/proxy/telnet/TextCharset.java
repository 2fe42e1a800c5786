package org.holdfast.proxy.telnet;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The character sets that a client may have its text in. */
public enum TextCharset {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    LATIN_1("ISO-8859-1", StandardCharsets.ISO_8859_1),
    /** Typed text beyond it is taken for UTF-8, of which ASCII is a part. */
    ASCII("US-ASCII", StandardCharsets.UTF_8);

    private final String ianaName;
    private final Charset typed;

    TextCharset(String ianaName, Charset typed) {
        this.ianaName = ianaName;
        this.typed = typed;
    }

    /** Its name in the registry of IANA, in which RFC 2066 negotiates. */
    String ianaName() {
        return ianaName;
    }

    /** How typed bytes are read. */
    Charset typed() {
        return typed;
    }

    /** By one of its names, whatever the case and the hyphens; hostile names are looked at no further. */
    static Optional<TextCharset> find(String name) {
        return switch (name.toUpperCase(Locale.ROOT).replaceAll("[-_ ]", "")) {
            case "UTF8" -> Optional.of(UTF_8);
            case "ISO88591", "LATIN1", "L1" -> Optional.of(LATIN_1);
            case "USASCII", "ASCII", "ANSIX3.41968" -> Optional.of(ASCII);
            default -> Optional.empty();
        };
    }
}
