package org.holdfast.proxy.session;

import java.util.Objects;

/**
 * What lists of games are told of this server, beside what sessions know.
 *
 * @param version of the host
 * @param telnetPort 0 if it is not known yet
 * @param tlsPort for telnet over TLS, 0 if there is none
 */
public record Advertised(String version, int telnetPort, int tlsPort) {
    static final Advertised NOTHING = new Advertised("", 0, 0);

    public Advertised {
        Objects.requireNonNull(version, "version");
    }
}
