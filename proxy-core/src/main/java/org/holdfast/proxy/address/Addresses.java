package org.holdfast.proxy.address;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What of an address counts. */
public final class Addresses {
    private static final int NETWORK_BYTES = 8;
    private static final int MAPPED_PREFIX = 12;

    private Addresses() {}

    /**
     * The IPv4 address of {@code ::ffff:192.0.2.1}, which is how epoll shows IPv4 clients on an IPv6 port; else the same.
     * All of them would be one /64 otherwise.
     */
    public static InetAddress canonical(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address && isMapped(bytes)
                ? of(Arrays.copyOfRange(bytes, MAPPED_PREFIX, bytes.length))
                : address;
    }

    /** What one customer has: an IPv4 address; of an IPv6 address its /64. */
    public static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
    }

    /**
     * The address of these bytes.
     *
     * @param bytes 4 or 16
     */
    public static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < MAPPED_PREFIX - 2; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[MAPPED_PREFIX - 2] == (byte) 0xFF && bytes[MAPPED_PREFIX - 1] == (byte) 0xFF;
    }
}
