package org.holdfast.proxy.account;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HashPoolTest {
    @Test
    void hashesAreComputedOnDaemonThreadsThatSayWhatTheyAre() {
        try (HashPool pool = new HashPool(1, 1)) {
            Thread thread = Accounts.await(pool.submit(Thread::currentThread).orElseThrow());
            assertThat(thread.getName()).isEqualTo("account-hash-1");
            assertThat(thread.isDaemon()).isTrue();
        }
    }

    @Test
    void aFullQueueIsSaidAtOnce() {
        try (Blocked blocked = new Blocked()) {
            assertThat(blocked.pool.submit(() -> "waits")).isPresent();
            assertThat(blocked.pool.submit(() -> "too many")).isEmpty();
        }
    }

    @Test
    void closingCancelsWhatWaitsAndLetsWhatRunsFinish() {
        Blocked blocked = new Blocked();
        CompletionStage<String> waiting = blocked.pool.submit(() -> "waits").orElseThrow();
        waiting.whenComplete((value, e) -> blocked.go.countDown());
        blocked.pool.close();
        assertThatThrownBy(() -> Accounts.await(waiting)).isInstanceOf(CancellationException.class);
        assertThat(Accounts.await(blocked.running)).isEqualTo("ran");
        assertThat(blocked.pool.submit(() -> "late")).isEmpty();
    }

    @Test
    void aFailureReachesWhoAskedAndTheThreadGoesOn() {
        try (HashPool pool = new HashPool(1, 1)) {
            CompletionStage<String> failing = pool.<String>submit(() -> {
                        throw new IllegalStateException("on purpose");
                    })
                    .orElseThrow();
            assertThatThrownBy(() -> Accounts.await(failing)).hasRootCauseMessage("on purpose");
            assertThat(Accounts.await(pool.submit(() -> "alive").orElseThrow())).isEqualTo("alive");
        }
    }

    /** A pool whose only thread is held up, with room for one more in the queue. */
    private static final class Blocked implements AutoCloseable {
        final CountDownLatch go = new CountDownLatch(1);
        final HashPool pool = new HashPool(1, 1);
        final CompletionStage<String> running;

        Blocked() {
            CountDownLatch started = new CountDownLatch(1);
            Optional<CompletionStage<String>> first = pool.submit(() -> {
                started.countDown();
                HashPoolTest.await(go);
                return "ran";
            });
            running = first.orElseThrow();
            HashPoolTest.await(started);
        }

        @Override
        public void close() {
            go.countDown();
            pool.close();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
