package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What the maintenance thread is asked to do. Asking never waits; asking twice is like asking once. Any thread. */
final class MaintenanceRequests {
    /**
     * What to do next.
     *
     * @param checkpoint whether somebody wants a checkpoint
     * @param askers to be completed when it has been tried
     * @param last whether the store is being closed
     */
    record Work(boolean checkpoint, List<CompletableFuture<Void>> askers, boolean last) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<CompletableFuture<Void>> askers = new ArrayList<>();
    private boolean checkpoint;
    private boolean compaction;
    private boolean closed;

    void checkpoint() {
        lock.lock();
        try {
            checkpoint = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Likewise; completes when it has been tried, whether it was written or not. */
    CompletableFuture<Void> awaitedCheckpoint() {
        CompletableFuture<Void> asker = new CompletableFuture<>();
        lock.lock();
        try {
            askers.add(asker);
            checkpoint = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        return asker;
    }

    /** Asks for neighbouring levels to be merged. */
    void compaction() {
        lock.lock();
        try {
            compaction = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for work.
     *
     * @param retryNanos if above 0, wait this long instead, and then try a checkpoint again
     */
    Work take(long retryNanos) {
        lock.lock();
        try {
            long left = retryNanos;
            while (left > 0 && !closed) {
                left = news.awaitNanos(left);
            }
            while (retryNanos == 0 && !checkpoint && !compaction && !closed) {
                news.await();
            }
            Work work = new Work(checkpoint || retryNanos > 0, List.copyOf(askers), closed);
            checkpoint = false;
            compaction = false;
            askers.clear();
            return work;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the store's own threads", e);
        } finally {
            lock.unlock();
        }
    }
}
