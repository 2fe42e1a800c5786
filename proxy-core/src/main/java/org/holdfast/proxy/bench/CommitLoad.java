package org.holdfast.proxy.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.store.Commit;
import org.holdfast.proxy.store.Store;

/** Threads that commit turns of one record of about 300 bytes, each with a bound on what is not acknowledged yet. */
final class CommitLoad implements AutoCloseable {
    static final String NAMESPACE = "bench";
    private static final String FILLER = "x".repeat(220);

    private final Store store;
    private final int records;
    private final int outstanding;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Latencies> latencies = new ArrayList<>();

    /**
     * Starts the load.
     *
     * @param records how many different keys are written
     * @param outstanding how many turns a producer has under way; with 1 it waits for each
     */
    CommitLoad(Store store, int producers, int records, int outstanding) {
        this.store = store;
        this.records = records;
        this.outstanding = outstanding;
        for (int i = 0; i < producers; i++) {
            Latencies own = new Latencies();
            latencies.add(own);
            Thread thread = new Thread(() -> commit(own), "bench-producer-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    static StoredRecord record(int n) {
        Doc.Obj doc = Doc.object()
                .put("name", "thing " + n)
                .put("room", n / 10)
                .put("counter", n * 7L)
                .put("description", FILLER)
                .build();
        return new StoredRecord(key(n), 1, doc);
    }

    static RecordKey key(int n) {
        return new RecordKey(NAMESPACE, "thing-" + n);
    }

    private record Turn(long start, CompletableFuture<Void> durable) {}

    private void commit(Latencies own) {
        ArrayDeque<Turn> under = new ArrayDeque<>();
        while (!stopped.get()) {
            if (under.size() == outstanding) {
                finish(under.remove(), own);
            }
            int n = ThreadLocalRandom.current().nextInt(records);
            Commit commit = new Commit(NAMESPACE, 1, n, Optional.empty(), List.of(new RecordChange.Put(record(n))));
            long start = System.nanoTime();
            long position = store.append(commit);
            under.add(new Turn(start, store.whenDurable(position).toCompletableFuture()));
        }
        under.forEach(turn -> finish(turn, own));
    }

    private static void finish(Turn turn, Latencies own) {
        turn.durable().join();
        own.add(System.nanoTime() - turn.start());
    }

    /** Ends the load; returns the time from each append to its acknowledgement. */
    Latencies stop() throws InterruptedException {
        stopped.set(true);
        Latencies all = new Latencies();
        for (int i = 0; i < threads.size(); i++) {
            threads.get(i).join();
            all.addAll(latencies.get(i));
        }
        return all;
    }

    @Override
    public void close() {
        stopped.set(true);
    }
}
