package org.holdfast.proxy.net;

import java.util.Objects;

/**
 * Where to listen, and for how many.
 *
 * @param bind an address or host name of this machine; an IPv6 address with or without brackets
 * @param telnetPort 0 to 65535, 0 for any that is free
 * @param webPort likewise
 * @param connectionsPerAddress how many connections one address may have at a time, by IPv6 one /64; 0 = no limit
 * @param connections how many there may be in all; 0 = no limit
 */
public record NetOptions(String bind, int telnetPort, int webPort, int connectionsPerAddress, int connections) {
    public NetOptions {
        Objects.requireNonNull(bind, "bind");
        requirePort(telnetPort);
        requirePort(webPort);
        if (connectionsPerAddress < 0 || connections < 0) {
            throw new IllegalArgumentException("a limit of connections is 0 (none) or more");
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is 0 (any) to 65535, not " + port);
        }
    }
}
