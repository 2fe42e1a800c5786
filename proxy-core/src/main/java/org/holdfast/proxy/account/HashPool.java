package org.holdfast.proxy.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where passwords are hashed: a few daemon threads of its own behind a bounded queue, so that any number of logins at
 * once costs others neither time nor memory. Usable on any thread.
 *
 * <p>The threads start with the pool and end with {@link #close()}, which lets running hashes finish and cancels those
 * that wait.
 */
final class HashPool implements AutoCloseable {
    /** Longest wait for a hash to finish on closing, in seconds; with sane parameters one takes a fraction of one. */
    private static final int CLOSE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /**
     * @param threadCount how many hashes at a time
     * @param queueBound how many may wait beyond them
     */
    HashPool(int threadCount, int queueBound) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                threadCount, threadCount, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueBound), task -> {
                    Thread thread = new Thread(task, "account-hash-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        // Now, so that no thread inherits anything from whoever happens to log in first.
        threads.prestartAllCoreThreads();
    }

    /**
     * Queues a task. The stage completes on a hashing thread, or with a
     * {@link java.util.concurrent.CancellationException} when the pool is closed first.
     *
     * @return empty if the queue is full or the pool closed
     */
    <T> Optional<CompletionStage<T>> submit(Supplier<T> task) {
        Task<T> queued = new Task<>(task);
        try {
            threads.execute(queued);
            return Optional.of(queued.result);
        } catch (RejectedExecutionException full) {
            return Optional.empty();
        }
    }

    /**
     * Queues a task that begins something, and goes on with that. Fails with an {@link AccountException} if the queue is full
     * or the pool closed.
     */
    <T> CompletionStage<T> run(Supplier<CompletionStage<T>> task) {
        return submit(task)
                .map(begun -> begun.thenCompose(stage -> stage))
                .orElseGet(() -> CompletableFuture.failedFuture(new AccountException(AccountService.TOO_MANY_WAITING)));
    }

    @Override
    public void close() {
        // Not shutdownNow: it interrupts, and an interrupt closes the file that a thread happens to read a record from.
        threads.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        threads.getQueue().drainTo(waiting);
        waiting.forEach(task -> ((Task<?>) task).result.cancel(false));
        try {
            threads.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Task<T> implements Runnable {
        private final Supplier<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();

        Task(Supplier<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                result.complete(work.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        }
    }
}
