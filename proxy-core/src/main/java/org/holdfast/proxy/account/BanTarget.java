package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.proxy.address.AddressRange;

/**
 * Whom a ban is for.
 *
 * @param value a range of addresses, an account's id, or a name in the form that names are compared in
 */
public record BanTarget(Kind kind, String value) {
    /** Of an IPv6 address, what one household or one rented machine is given. */
    private static final int NETWORK_BITS = 64;

    /** What is banned. */
    public enum Kind {
        /** Whoever connects from there; not even asked for a name. */
        ADDRESS,
        /** An account, by whatever name and from wherever. */
        ACCOUNT,
        /** A name, whether or not somebody has it: nobody logs in by it, and nobody takes it. */
        NAME;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public BanTarget {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
    }

    /**
     * Those of {@code 192.0.2.0/24}; of {@code 192.0.2.1}, that one; of {@code 2001:db8::1}, its /64, for the next address
     * of it costs nothing. {@code 2001:db8::1/128} is that one alone.
     *
     * @return empty if it is written as no range
     */
    public static Optional<BanTarget> addresses(String range) {
        return AddressRange.parse(range)
                .map(parsed -> parsed.v4() || range.contains("/") ? parsed : parsed.widened(NETWORK_BITS))
                .map(parsed -> new BanTarget(Kind.ADDRESS, parsed.toString()));
    }

    /** The address that somebody has, by IPv6 its /64. */
    public static BanTarget address(InetAddress address) {
        int all = address.getAddress().length * Byte.SIZE;
        return new BanTarget(
                Kind.ADDRESS,
                AddressRange.around(address, Math.min(all, NETWORK_BITS)).toString());
    }

    public static BanTarget account(Account account) {
        return new BanTarget(Kind.ACCOUNT, account.id());
    }

    /** Whatever its case, and however its letters are written. */
    public static BanTarget name(String name) {
        return new BanTarget(Kind.NAME, NameRules.key(name));
    }
}
