package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.holdfast.proxy.address.AddressRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is kept out: addresses, accounts, names. Usable on any thread; nothing here waits for the disk. A ban holds from
 * when {@link #add} returns; its stage completes when it is on disk.
 *
 * <table>
 * <caption>Where it is asked</caption>
 * <tr><td>an address</td><td>when a connection is accepted, before anything is sent; with the PROXY protocol when the
 *     header is there</td></tr>
 * <tr><td>an account, a name</td><td>at login, after the password was right: nobody else is told; a name also when an
 *     account is made or renamed</td></tr>
 * </table>
 *
 * <p>Bans do not end sessions: whoever adds one does that, or listens by {@link #onAdded}.
 *
 * <p>Bans that are over are forgotten, on disk too, when the next one is added. One target has one ban: the newest.
 */
public final class Bans {
    private static final Logger LOG = LoggerFactory.getLogger(Bans.class);

    private final Records records;
    private final InstantSource clock;
    private final List<Consumer<Ban>> listeners = new CopyOnWriteArrayList<>();

    private final Map<BanTarget, Entry> entries = new HashMap<>();

    /** How many bans there are of so many bits, by IPv4 and by IPv6: so that one look-up for each length is enough. */
    private final Map<Integer, Integer> lengthsOfV4 = new TreeMap<>();

    private final Map<Integer, Integer> lengthsOfV6 = new TreeMap<>();

    private record Entry(String id, Ban ban) {}

    /** Reads all bans. One that cannot be understood is passed over, which the log says: it keeps nobody else out. */
    public Bans(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
        records.forEach((id, doc) -> {
            try {
                put(new Entry(id, Ban.fromDoc(doc)));
            } catch (RuntimeException e) {
                LOG.error("ban {} cannot be understood and keeps nobody out; set it anew", id);
            }
        });
    }

    /** The ban that keeps connections from this address out. */
    public synchronized Optional<Ban> ofAddress(InetAddress address) {
        boolean v4 = address.getAddress().length == Integer.BYTES;
        for (int bits : (v4 ? lengthsOfV4 : lengthsOfV6).keySet()) {
            String range = AddressRange.around(address, bits).toString();
            Optional<Ban> found = find(new BanTarget(BanTarget.Kind.ADDRESS, range));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The ban that keeps an account out: its own, or one of its name. */
    public synchronized Optional<Ban> ofAccount(Account account) {
        return find(BanTarget.account(account)).or(() -> ofName(account.name()));
    }

    /** The ban of a name. Takes any text. */
    public synchronized Optional<Ban> ofName(String name) {
        return find(BanTarget.name(name));
    }

    /**
     * Keeps somebody out, in the place of what there was for the same target.
     *
     * @param reason shown to whom it is for
     * @param by who did it
     * @param time how long; empty for until it is lifted
     * @return when it is on disk
     */
    public CompletionStage<Ban> add(BanTarget target, String reason, String by, Optional<Duration> time) {
        Instant now = clock.instant();
        Ban ban = new Ban(target, reason, by, now, time.map(now::plus));
        CompletionStage<Void> stored;
        synchronized (this) {
            forgetOver(now);
            String id = entries.containsKey(target)
                    ? entries.get(target).id()
                    : UUID.randomUUID().toString();
            put(new Entry(id, ban));
            stored = records.put(id, ban.toDoc());
        }
        listeners.forEach(listener -> listener.accept(ban));
        return stored.thenApply(done -> ban);
    }

    /**
     * Lets them in again.
     *
     * @return when it is on disk, the ban that there was; empty if there was none
     */
    public CompletionStage<Optional<Ban>> lift(BanTarget target) {
        synchronized (this) {
            Entry entry = entries.get(target);
            if (entry == null) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            remove(entry);
            boolean held = entry.ban().holds(clock.instant());
            return records.delete(entry.id()).thenApply(done -> held ? Optional.of(entry.ban()) : Optional.empty());
        }
    }

    /** Those that hold, the newest first. */
    public synchronized List<Ban> list() {
        Instant now = clock.instant();
        return entries.values().stream()
                .map(Entry::ban)
                .filter(ban -> ban.holds(now))
                .sorted(Comparator.comparing(Ban::since).reversed())
                .toList();
    }

    /** Adds a listener for new bans; called by {@link #add} on its thread, must not block. */
    public void onAdded(Consumer<Ban> listener) {
        listeners.add(listener);
    }

    private Optional<Ban> find(BanTarget target) {
        return Optional.ofNullable(entries.get(target)).map(Entry::ban).filter(ban -> ban.holds(clock.instant()));
    }

    private void forgetOver(Instant now) {
        for (Entry entry : new ArrayList<>(entries.values())) {
            if (!entry.ban().holds(now)) {
                remove(entry);
                var unused = records.delete(entry.id());
            }
        }
    }

    private void put(Entry entry) {
        if (entries.put(entry.ban().target(), entry) == null) {
            count(entry, 1);
        }
    }

    private void remove(Entry entry) {
        entries.remove(entry.ban().target());
        count(entry, -1);
    }

    private void count(Entry entry, int change) {
        if (entry.ban().target().kind() == BanTarget.Kind.ADDRESS) {
            AddressRange range =
                    AddressRange.parse(entry.ban().target().value()).orElseThrow();
            (range.v4() ? lengthsOfV4 : lengthsOfV6).merge(range.bits(), change, (before, more) -> {
                int now = before + more;
                return now == 0 ? null : now;
            });
        }
    }
}
