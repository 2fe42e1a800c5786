package org.holdfast.proxy.mail;

import java.util.Objects;

/**
 * The SMTP server that mail goes through.
 *
 * @param port 1 to 65535
 * @param user empty for a server that asks for none
 * @param from whom the mail is from
 */
public record MailOptions(String host, int port, Security security, String user, String password, String from) {
    /** How the way to the server is encrypted. */
    public enum Security {
        /** Not at all: for a server on the same machine. */
        NONE,
        /** From a first plain line on (RFC 3207), or nothing is sent. */
        STARTTLS,
        /** From the first byte on. */
        TLS
    }

    public MailOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(security, "security");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(from, "from");
        if (port < 1 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "MailOptions[" + host + ":" + port + ", " + security + "]";
    }
}
