package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells others how far the journal is on disk, and whether it can be written at all, on a thread of its own: what they
 * do about it never holds up the writer. When they are slower than the disk, several steps are told as one.
 */
final class Acknowledger {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);

    private record Waiting(long position, CompletableFuture<Void> future) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::position));
    private final List<LongConsumer> durableListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Optional<String>>> stallListeners = new CopyOnWriteArrayList<>();
    private final Deaths deaths;
    private final Thread thread = new Thread(this::run, "store-ack");

    private volatile long durable;
    private Optional<String> journalStall = Optional.empty();
    private Optional<String> checkpointStall = Optional.empty();
    private boolean closed;

    private long toldDurable;
    private Optional<String> toldStall = Optional.empty();

    Acknowledger(long durable, Deaths deaths) {
        this.deaths = deaths;
        this.durable = durable;
        this.toldDurable = durable;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    long durable() {
        return durable;
    }

    void onDurable(LongConsumer listener) {
        durableListeners.add(listener);
    }

    void onStall(Consumer<Optional<String>> listener) {
        stallListeners.add(listener);
    }

    /** Why the store cannot go on; empty if it can. */
    Optional<String> stall() {
        lock.lock();
        try {
            return journalStall.or(() -> checkpointStall);
        } finally {
            lock.unlock();
        }
    }

    CompletionStage<Void> whenDurable(long position) {
        if (position <= durable) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> future = new CompletableFuture<>();
        lock.lock();
        try {
            if (position > durable && closed) {
                future.completeExceptionally(closedException());
            } else if (position > durable) {
                waiting.add(new Waiting(position, future));
            } else {
                future.complete(null);
            }
        } finally {
            lock.unlock();
        }
        return future.minimalCompletionStage();
    }

    /** Everything at or below this position is on disk. Called by the writer, with rising positions. */
    void advance(long position) {
        lock.lock();
        try {
            durable = position;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void journalStalled(Optional<String> reason) {
        lock.lock();
        try {
            journalStall = reason;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    void checkpointStalled(Optional<String> reason) {
        lock.lock();
        try {
            checkpointStall = reason;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            tellAll();
        } catch (RuntimeException | Error e) {
            deaths.report(e);
        }
        refuseRest();
    }

    private void tellAll() {
        List<CompletableFuture<Void>> reached = new ArrayList<>();
        boolean last = false;
        while (!last) {
            long nowDurable;
            Optional<String> nowStall;
            lock.lock();
            try {
                while (!closed && durable == toldDurable && stall().equals(toldStall)) {
                    news.awaitUninterruptibly();
                }
                last = closed;
                nowDurable = durable;
                nowStall = stall();
                while (!waiting.isEmpty() && waiting.peek().position() <= nowDurable) {
                    reached.add(waiting.remove().future());
                }
            } finally {
                lock.unlock();
            }
            tell(nowDurable, nowStall);
            reached.forEach(future -> future.complete(null));
            reached.clear();
        }
    }

    /** Nobody will be told anything any more. */
    private void refuseRest() {
        List<Waiting> left;
        lock.lock();
        try {
            closed = true;
            left = List.copyOf(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(one -> one.future().completeExceptionally(closedException()));
    }

    private void tell(long nowDurable, Optional<String> nowStall) {
        if (nowDurable != toldDurable) {
            toldDurable = nowDurable;
            durableListeners.forEach(listener -> guarded(() -> listener.accept(nowDurable)));
        }
        if (!nowStall.equals(toldStall)) {
            toldStall = nowStall;
            stallListeners.forEach(listener -> guarded(() -> listener.accept(nowStall)));
        }
    }

    private static void guarded(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            LOG.error("A listener of the store failed", e);
        }
    }

    private static IllegalStateException closedException() {
        return new IllegalStateException("the store was closed before the journal could be written");
    }

    /** Tells what there is to tell and ends the thread. */
    void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        Threads.join(thread);
    }
}
