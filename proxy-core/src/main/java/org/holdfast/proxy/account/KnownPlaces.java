package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The addresses, of IPv6 the /64s, that an account's owner logged in from last: what others do elsewhere does not slow the
 * owner down there. Kept as hashes, so that nobody reads addresses where the accounts are read; the newest
 * {@value #MOST} of them.
 */
final class KnownPlaces {
    static final int MOST = 8;

    private static final int HASH_BYTES = 12;

    private KnownPlaces() {}

    static boolean has(StoredAccount stored, InetAddress address) {
        return stored.more().places().contains(place(stored.account().id(), address));
    }

    /** Whether the last login came from there: then there is nothing to keep. */
    static boolean isNewest(StoredAccount stored, InetAddress address) {
        List<String> places = stored.more().places();
        return !places.isEmpty()
                && places.get(places.size() - 1).equals(place(stored.account().id(), address));
    }

    static StoredAccount with(StoredAccount stored, InetAddress address) {
        List<String> places = new ArrayList<>(stored.more().places());
        String place = place(stored.account().id(), address);
        places.remove(place);
        places.add(place);
        return stored.with(stored.more().withPlaces(places.subList(Math.max(0, places.size() - MOST), places.size())));
    }

    /** Another one for each account, so that one cannot be recognised in another. */
    private static String place(String id, InetAddress address) {
        AddressPrefix prefix = AddressPrefix.of(address);
        MessageDigest digest = Sha256.begin();
        digest.update(id.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) (prefix.v4() ? 4 : 6));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(prefix.bits()).flip());
        return Base64.getEncoder().encodeToString(Arrays.copyOf(digest.digest(), HASH_BYTES));
    }
}
