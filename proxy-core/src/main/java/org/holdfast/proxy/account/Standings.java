package org.holdfast.proxy.account;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.holdfast.proxy.account.Standing.Mute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What staff have given to accounts, or taken from them, beyond their roles. Kept by the lasting ids of the accounts,
 * apart from them: a change here never waits for one of an account's owner. Usable on any thread; nothing here waits for the
 * disk. A change holds from when its method returns; the stage completes when it is on disk.
 */
public final class Standings {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);

    private final Records records;
    private final InstantSource clock;
    private final Map<String, Standing> byAccount = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** Reads all of them. One that cannot be understood is passed over, which the log says: it gives nobody anything. */
    public Standings(Records records, InstantSource clock) {
        this.records = records;
        this.clock = clock;
        records.forEach((account, doc) -> {
            try {
                byAccount.put(account, Standing.fromDoc(doc));
            } catch (RuntimeException e) {
                LOG.error("the standing of account {} cannot be understood; set it anew", account);
            }
        });
    }

    /** What holds now; nothing for an account that staff have done nothing to. */
    public Standing of(String account) {
        return byAccount.getOrDefault(account, Standing.NOTHING).at(clock.instant());
    }

    /** Who has lost their voice, by the ids of the accounts. */
    public Map<String, Mute> muted() {
        Instant now = clock.instant();
        Map<String, Mute> muted = new TreeMap<>();
        byAccount.forEach((account, standing) -> standing.at(now).mute().ifPresent(mute -> muted.put(account, mute)));
        return muted;
    }

    public CompletionStage<Void> grant(String account, String permission) {
        return change(account, standing -> standing.with(permission));
    }

    public CompletionStage<Void> revoke(String account, String permission) {
        return change(account, standing -> standing.without(permission));
    }

    /** Takes an account's voice, in the place of what was said of it before; empty gives it back. */
    public CompletionStage<Void> mute(String account, Optional<Mute> mute) {
        return change(account, standing -> standing.with(mute));
    }

    /** Adds a listener, told the id of an account that has changed, on the thread of the change; must not block. */
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    private CompletionStage<Void> change(String account, UnaryOperator<Standing> change) {
        CompletionStage<Void> stored;
        synchronized (this) {
            Standing before = byAccount.getOrDefault(account, Standing.NOTHING);
            Standing after = change.apply(before);
            if (after.equals(before)) {
                return CompletableFuture.completedFuture(null);
            }
            byAccount.put(account, after);
            stored = records.put(account, after.toDoc());
        }
        listeners.forEach(listener -> listener.accept(account));
        return stored;
    }
}
