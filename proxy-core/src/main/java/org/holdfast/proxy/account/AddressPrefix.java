package org.holdfast.proxy.account;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Where somebody comes from, for counting: an IPv4 address whole, of an IPv6 address the first 64 bits, which are what
 * one household or one rented machine is given (RFC 6177, RFC 4291 section 2.5.4).
 */
record AddressPrefix(boolean v4, long bits) {
    static AddressPrefix of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? new AddressPrefix(true, Integer.toUnsignedLong(bytes.getInt()))
                : new AddressPrefix(false, bytes.getLong());
    }
}
