package org.holdfast.proxy.net;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.proxy.address.AddressRange;

/**
 * Where to listen, and for how many.
 *
 * @param bind addresses or host names of this machine, one or more; an IPv6 address with or without brackets
 * @param telnetPort 0 to 65535, 0 for any that is free, on each address another
 * @param webPort likewise
 * @param tls the port for telnet over TLS, if there is one
 * @param proxies who must say with the PROXY protocol for whom they connect
 * @param deadAfter how long a client may be gone, or its window full, without the kernel giving it up; zero for as long
 *     as the system does
 * @param unreadKib how much a client may leave unread, in KiB, before it is disconnected; 0 = no limit
 * @param negotiationsPerSecond how many commands that ask for an answer a client may send over time; 0 = no limit
 * @param connectionsPerAddress how many connections one address may have at a time, by IPv6 one /64; 0 = no limit
 * @param connections how many there may be in all; 0 = no limit
 */
public record NetOptions(
        List<String> bind,
        int telnetPort,
        int webPort,
        Optional<Tls> tls,
        List<AddressRange> proxies,
        Duration deadAfter,
        int unreadKib,
        int negotiationsPerSecond,
        int connectionsPerAddress,
        int connections) {
    public NetOptions {
        bind = List.copyOf(bind);
        if (bind.isEmpty()) {
            throw new IllegalArgumentException("there must be an address to listen on");
        }
        requirePort(telnetPort);
        requirePort(webPort);
        Objects.requireNonNull(tls, "tls");
        proxies = List.copyOf(proxies);
        if (deadAfter.isNegative()) {
            throw new IllegalArgumentException("a time is 0 (the system's) or more");
        }
        if (unreadKib < 0 || negotiationsPerSecond < 0 || connectionsPerAddress < 0 || connections < 0) {
            throw new IllegalArgumentException("a limit is 0 (none) or more");
        }
    }

    /** One address, no TLS, no proxies, no other limits. */
    public NetOptions(String bind, int telnetPort, int webPort, int connectionsPerAddress, int connections) {
        this(
                List.of(bind),
                telnetPort,
                webPort,
                Optional.empty(),
                List.of(),
                Duration.ZERO,
                0,
                0,
                connectionsPerAddress,
                connections);
    }

    /**
     * Telnet over TLS.
     *
     * @param port as {@link NetOptions#telnetPort}
     * @param certificate a PEM file: the server's certificate, then those that lead to its root
     * @param key a PEM file: the private key to it, PKCS #8, not encrypted
     */
    public record Tls(int port, Path certificate, Path key) {
        public Tls {
            requirePort(port);
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(key, "key");
        }
    }

    private static void requirePort(int port) {
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("a port is 0 (any) to 65535, not " + port);
        }
    }
}
