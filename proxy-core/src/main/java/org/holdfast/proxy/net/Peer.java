package org.holdfast.proxy.net;

import java.net.InetAddress;
import java.util.Objects;

/**
 * Who is at the other end of a connection.
 *
 * @param address the client's own, also where a proxy stands between; an IPv4 address is an {@code Inet4Address},
 *     however it came
 * @param secure whether the connection is encrypted up to here
 */
public record Peer(InetAddress address, boolean secure) {
    public Peer {
        Objects.requireNonNull(address, "address");
    }
}
