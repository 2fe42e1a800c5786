package org.holdfast.proxy.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.proxy.store.Records.contents;
import static org.holdfast.proxy.store.Records.put;
import static org.holdfast.proxy.store.Records.turn;

/** A thread of the store ends because of a defect: that is told, nobody waits for ever, and what was acknowledged is there. */
@Timeout(60)
class DyingThreadsTest {
    /** Too long for the arithmetic of whoever waits for it, which ends a thread when the disk has failed. */
    private static final Duration DEADLY = Duration.ofSeconds(Long.MAX_VALUE);

    @TempDir
    Path directory;

    private final MemoryFiles files = new MemoryFiles();
    private final Quiet quiet = new Quiet();

    @AfterEach
    void loud() {
        quiet.close();
    }

    private StoreOptions options(MemoryFiles on) {
        return StoreOptions.of(directory).withFiles(on).withRetryDelay(DEADLY);
    }

    private static <T> T soon(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void withoutItsWriterTheStoreAcceptsNothingAndCloses() throws Exception {
        Store store = Store.open(options(files));
        soon(store.whenDurable(store.append(turn(put("a", 1)))));
        files.failAllAfter(0);
        CompletableFuture<Void> never =
                store.whenDurable(store.append(turn(put("a", 2)))).toCompletableFuture();

        assertThat(soon(store.died()))
                .isEqualTo("the thread store-journal of the store has ended because of java.lang.ArithmeticException");
        assertThatThrownBy(() -> {
                    // The thread says so a moment before it refuses.
                    while (true) {
                        store.append(turn(put("a", 3)));
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the store is closed");
        store.close();

        assertThat(never).isCompletedExceptionally();
        assertThat(store.durable()).isEqualTo(1).isLessThan(store.position());
        try (Store again = Store.open(options(files.afterPowerCut(new Random(1))))) {
            assertThat(contents(again)).containsEntry("a", 1L);
        }
    }

    @Test
    void withoutItsMaintenanceTheStoreCloses() throws Exception {
        files.failOnce(MemoryFiles.Kind.RENAME, 0);
        Store store = Store.open(options(files));
        soon(store.whenDurable(store.append(turn(put("a", 1)))));
        CompletionStage<Void> tried = store.checkpoint();

        assertThat(soon(store.died())).contains("store-checkpoint", "ArithmeticException");
        soon(tried);
        soon(store.checkpoint());
        soon(store.whenDurable(store.append(turn(put("a", 2)))));
        store.close();

        assertThat(store.durable()).isEqualTo(store.position());
        try (Store again = Store.open(options(files.afterPowerCut(new Random(1))))) {
            assertThat(contents(again)).containsEntry("a", 2L);
        }
    }

    @Test
    void withoutAcknowledgementsNobodyWaits() {
        Deaths deaths = new Deaths();
        Acknowledger acknowledger = new Acknowledger(0, deaths);
        CompletableFuture<Void> waiting = acknowledger.whenDurable(1).toCompletableFuture();
        acknowledger.onDurable(position -> {
            throw new AssertionError("a listener that fails is no reason");
        });
        acknowledger.start();
        CompletableFuture<Void> first = acknowledger.whenDurable(2).toCompletableFuture();
        acknowledger.advance(2);
        first.join();
        assertThat(waiting).isCompleted();
        CompletableFuture<Void> second = acknowledger.whenDurable(3).toCompletableFuture();

        sayNonsense(acknowledger);

        assertThat(deaths.first().toCompletableFuture().join()).contains("store-ack");
        assertThatThrownBy(second::join).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> acknowledger.whenDurable(4).toCompletableFuture().join())
                .hasCauseInstanceOf(IllegalStateException.class);
        acknowledger.close();
    }

    /** A reason that is none at all. */
    @SuppressWarnings({"NullAway", "NullOptional"})
    private static void sayNonsense(Acknowledger acknowledger) {
        acknowledger.journalStalled(null);
    }

    @Test
    void aStoreThatIsClosedHasNotDied() throws Exception {
        Store store = Store.open(options(files));
        store.append(turn(put("a", 1)));
        store.close();

        assertThat(store.died().toCompletableFuture()).isNotDone();
    }
}
