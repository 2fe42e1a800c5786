package org.holdfast.proxy.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * For each name that is nobody's an account that stands in for it: the same work is done with its record, the same kind of
 * hash computed as with a known name's, so that the time tells nothing; also while some accounts have hashes with older
 * parameters than others, for a name keeps its stand-in, and as large a share of the unknown names has an old one. Which it
 * is depends on a secret of this process. Usable on any thread.
 */
final class StandIns {
    private static final int SECRET_BYTES = 16;

    private final byte[] secret = new byte[SECRET_BYTES];

    /** The accounts' ids on a ring, each name's stand-in the next one after it: few change when an account comes or goes. */
    private final ConcurrentSkipListMap<Long, String> ring = new ConcurrentSkipListMap<>();

    StandIns() {
        new SecureRandom().nextBytes(secret);
    }

    void add(String id) {
        ring.put(place(id), id);
    }

    void remove(String id) {
        ring.remove(place(id));
    }

    /** The id of the account that stands in for a name; empty if there is no account. */
    Optional<String> of(String key) {
        return Optional.ofNullable(ring.ceilingEntry(place(key)))
                .or(() -> Optional.ofNullable(ring.firstEntry()))
                .map(Map.Entry::getValue);
    }

    private long place(String text) {
        MessageDigest digest = Sha256.begin();
        digest.update(secret);
        return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }
}
