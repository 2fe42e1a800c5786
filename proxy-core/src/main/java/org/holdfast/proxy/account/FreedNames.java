package org.holdfast.proxy.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.api.Doc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names that somebody had until lately, as an account's or as a character's. For {@value #DAYS} days nobody else gets one:
 * others know its owner by it, and whoever took it could pose as them. Who renamed an account or deleted a character may
 * have it back; the operator may give it to anybody. What looks like it is kept from others as it is. Usable on any thread;
 * nothing here waits for the disk.
 *
 * <p>Kept by a hash of the name: of somebody who deleted an account no name is left to be read. So are its looks; of names
 * from versions that knew of none, nothing but the name itself is kept.
 */
final class FreedNames {
    static final int DAYS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(FreedNames.class);

    private final Records records;
    private final InstantSource clock;
    private final Map<String, Freed> freed = new ConcurrentHashMap<>();

    private record Freed(String account, Instant until, List<String> looks) {}

    /** Reads all of them; one that cannot be understood is passed over, which the log says. */
    FreedNames(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
        records.forEach((id, doc) -> {
            try {
                freed.put(
                        id, new Freed(doc.string("account"), Instant.parse(doc.string("until")), doc.strings("looks")));
            } catch (RuntimeException e) {
                LOG.error("the freed name {} cannot be understood and is anybody's", id);
            }
        });
    }

    /** From now on nobody but this account gets it; forgets those whose time is over. */
    void free(String name, String account) {
        String key = NameRules.key(name);
        Instant now = clock.instant();
        freed.forEach((id, entry) -> {
            if (!entry.until().isAfter(now) && freed.remove(id, entry)) {
                var unused = records.delete(id);
            }
        });
        Freed entry = new Freed(account, now.plus(Duration.ofDays(DAYS)), hashes(Looks.of(name)));
        freed.put(id(key), entry);
        var unused = records.put(
                id(key),
                Doc.object()
                        .put("account", account)
                        .put("until", entry.until().toString())
                        .put("looks", entry.looks())
                        .build());
    }

    /** Whether a name is kept from an account; from one that is yet to be made, by an empty id. */
    boolean isKeptFrom(String account, String key) {
        Freed entry = freed.get(id(key));
        return entry != null && isKeptFrom(account, entry);
    }

    /** Whether a name that has one of these looks is kept from an account; likewise. */
    boolean areKeptFrom(String account, Set<String> looks) {
        List<String> hashes = hashes(looks);
        return freed.values().stream()
                .anyMatch(entry -> isKeptFrom(account, entry) && !Collections.disjoint(entry.looks(), hashes));
    }

    private boolean isKeptFrom(String account, Freed entry) {
        return entry.until().isAfter(clock.instant()) && !entry.account().equals(account);
    }

    private static List<String> hashes(Set<String> looks) {
        return looks.stream().map(FreedNames::id).toList();
    }

    /** Somebody has it again. */
    void taken(String key) {
        if (freed.remove(id(key)) != null) {
            var unused = records.delete(id(key));
        }
    }

    private static String id(String key) {
        byte[] hash = Sha256.begin().digest(key.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
