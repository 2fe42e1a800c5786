package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.holdfast.api.Doc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Codes by which one account each can be made where registration is by invitation. A code is random ({@link Codes}, 80
 * bits), shown once to whoever makes it, works once, and for {@value #DAYS} days. Usable on any thread; nothing here waits
 * for the disk.
 */
public final class Invitations {
    static final int BITS = 80;
    static final int DAYS = 30;
    static final int TRIES_PER_MINUTE = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);

    private final Records records;
    private final InstantSource clock;
    private final AddressThrottle throttle;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Invitation> open = new ConcurrentHashMap<>();

    /**
     * One that nobody has used yet, without its code.
     *
     * @param by the name of who made it
     */
    public record Listed(String by, Instant until) {}

    /** One, as it is kept. */
    record Invitation(String id, CodeHash hash, String by, Instant until) {
        Doc.Obj toDoc() {
            return Doc.object()
                    .put("hash", hash.written())
                    .put("by", by)
                    .put("until", until.toString())
                    .build();
        }

        @Override
        public String toString() {
            return "Invitation[" + id + "]";
        }
    }

    /** Reads all of them; one that cannot be understood is passed over, which the log says. */
    public Invitations(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
        this.throttle = new AddressThrottle(TRIES_PER_MINUTE, Duration.ofMinutes(1), clock);
        records.forEach((id, doc) -> {
            try {
                CodeHash hash = CodeHash.read(doc.string("hash"));
                open.put(id, new Invitation(id, hash, doc.string("by"), Instant.parse(doc.string("until"))));
            } catch (RuntimeException e) {
                LOG.error("invitation {} cannot be understood and lets nobody in", id);
            }
        });
    }

    /**
     * Makes one; forgets those that are over.
     *
     * @return the code, when the invitation is on disk
     */
    public CompletionStage<String> make(String by) {
        Instant now = clock.instant();
        open.values().stream().filter(each -> !each.until().isAfter(now)).forEach(this::forget);
        String code = Codes.random(BITS, random);
        Invitation made = new Invitation(
                UUID.randomUUID().toString(), CodeHash.of(code, random), by, now.plus(Duration.ofDays(DAYS)));
        open.put(made.id(), made);
        return records.put(made.id(), made.toDoc()).thenApply(done -> code);
    }

    /** Those that can still be used, the one that ends first at the top. */
    public List<Listed> list() {
        Instant now = clock.instant();
        return open.values().stream()
                .filter(each -> each.until().isAfter(now))
                .sorted(Comparator.comparing(Invitation::until))
                .map(each -> new Listed(each.by(), each.until()))
                .toList();
    }

    /** Takes one try with a code, or says how long to wait for one. */
    public Optional<Duration> tooMany(InetAddress address) {
        return throttle.take(address);
    }

    /** Whether this is the code of one; does not use it up. Takes any text; {@link #tooMany} is to be asked first. */
    public boolean isOpen(String code) {
        return find(code).isPresent();
    }

    /** Uses one up: of two who do so at once, one succeeds. */
    Optional<Invitation> take(String code) {
        return find(code).filter(found -> open.remove(found.id(), found)).map(found -> {
            var unused = records.delete(found.id());
            return found;
        });
    }

    /** Nothing came of it. */
    void putBack(Invitation taken) {
        open.put(taken.id(), taken);
        var unused = records.put(taken.id(), taken.toDoc());
    }

    private Optional<Invitation> find(String code) {
        Instant now = clock.instant();
        return open.values().stream()
                .filter(each -> each.hash().matches(code) && each.until().isAfter(now))
                .findAny();
    }

    private void forget(Invitation over) {
        open.remove(over.id(), over);
        var unused = records.delete(over.id());
    }
}
