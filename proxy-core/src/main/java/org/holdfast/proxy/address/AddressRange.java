package org.holdfast.proxy.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * The addresses that begin with the same bits, as {@code 10.0.0.0/8} or {@code 2001:db8::/32}; a single one as {@code
 * 192.0.2.1}.
 */
public final class AddressRange {
    private final byte[] first;
    private final int bits;

    private AddressRange(byte[] first, int bits) {
        this.first = first;
        this.bits = bits;
    }

    /** The range, if it is written as one; host names are not, and neither are bits beyond the length. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = NetUtil.createByteArrayFromIpAddressString(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int most = address.length * Byte.SIZE;
        int bits = slash < 0 ? most : bits(text.substring(slash + 1));
        AddressRange range = new AddressRange(address, bits);
        return bits >= 0 && bits <= most && range.hasNothingBeyond() ? Optional.of(range) : Optional.empty();
    }

    /**
     * Those that begin with the same bits as this address.
     *
     * @param bits 0 to 32, by IPv6 to 128
     */
    public static AddressRange around(InetAddress address, int bits) {
        byte[] bytes = address.getAddress();
        if (bits < 0 || bits > bytes.length * Byte.SIZE) {
            throw new IllegalArgumentException("an address has no " + bits + " bits");
        }
        return new AddressRange(new AddressRange(bytes, bits).masked(bytes), bits);
    }

    /** Likewise, those around this one's first address. */
    public AddressRange widened(int toBits) {
        return around(Addresses.of(first), toBits);
    }

    /** How many bits are the same; all of them for a single address. */
    public int bits() {
        return bits;
    }

    /** Whether its addresses are IPv4's. */
    public boolean v4() {
        return first.length == Integer.BYTES;
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.length && Arrays.equals(masked(bytes), first);
    }

    private boolean hasNothingBeyond() {
        return Arrays.equals(masked(first), first);
    }

    private byte[] masked(byte[] address) {
        byte[] masked = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            int counting = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
            masked[i] = (byte) (address[i] & (0xFF00 >> counting));
        }
        return masked;
    }

    @Override
    public String toString() {
        return Addresses.of(first).getHostAddress() + "/" + bits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && bits == range.bits && Arrays.equals(first, range.first);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(first) + bits;
    }
}
