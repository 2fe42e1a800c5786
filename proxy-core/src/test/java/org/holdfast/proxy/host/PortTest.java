package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Port.Envelope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class PortTest {
    private final Port port = new Port();
    private final Generation one = new Generation(1, new FakeLoading.Code("x", Script::new), Instant.EPOCH);
    private final Generation two = new Generation(2, new FakeLoading.Code("x", Script::new), Instant.EPOCH);

    @AfterEach
    void end() {
        port.handTo(null);
        one.end();
        two.end();
    }

    private static Envelope line(long number) {
        return Envelope.forWhicheverServes(new ToModule.Input(Rig.NOVA, number, "", false));
    }

    private static Envelope tickFor(Generation generation) {
        return new Envelope(new ToModule.Tick(), generation.number());
    }

    /** Takes on another thread, as a generation does. */
    private CompletableFuture<@Nullable Envelope> take(Generation by) {
        CompletableFuture<@Nullable Envelope> taken = new CompletableFuture<>();
        by.submit(() -> {
            try {
                taken.complete(port.take(by));
            } catch (InterruptedException e) {
                taken.completeExceptionally(e);
            }
        });
        return taken.orTimeout(20, TimeUnit.SECONDS);
    }

    @Test
    void messagesLeaveInOrderAndForTheOwnerAlone() throws InterruptedException {
        port.offer(line(1));
        port.offer(line(2));
        assertThat(port.take(one)).isNull();
        port.handTo(one);
        assertThat(port.take(one)).isEqualTo(line(1));
        assertThat(port.take(two)).isNull();
        assertThat(port.take(one)).isEqualTo(line(2));
        port.handTo(two);
        port.offer(line(3));
        assertThat(port.take(one)).isNull();
        assertThat(port.take(two)).isEqualTo(line(3));
    }

    @Test
    void whatAnEarlierGenerationAskedForIsPassedOver() throws InterruptedException {
        port.offer(tickFor(one));
        port.offer(line(1));
        port.offer(tickFor(two));
        port.handTo(two);
        assertThat(port.take(two)).isEqualTo(line(1));
        assertThat(port.take(two)).isEqualTo(tickFor(two));
    }

    @Test
    void anOwnerThatWaitsIsWokenByAMessageAndByItsSuccessor() {
        port.handTo(one);
        CompletableFuture<@Nullable Envelope> first = take(one);
        port.offer(line(1));
        assertThat(first.join()).isEqualTo(line(1));
        CompletableFuture<@Nullable Envelope> second = take(one);
        port.handTo(two);
        assertThat(second.join()).isNull();
    }

    @Test
    void freezingWaitsForTheMessageInHand() throws InterruptedException {
        port.handTo(one);
        port.offer(line(1));
        port.offer(line(2));
        assertThat(port.take(one)).isEqualTo(line(1));
        assertThat(port.freeze(() -> true)).as("the turn is still running").isFalse();

        CompletableFuture<@Nullable Envelope> next = take(one);
        assertThat(next.join()).as("the freeze was given up").isEqualTo(line(2));
        CompletableFuture<@Nullable Envelope> frozen = take(one);
        assertThat(port.freeze(() -> false)).isTrue();
        port.offer(line(3));
        assertThat(frozen).isNotDone();
        assertThat(port.heldLines()).isEqualTo(1);
        port.thaw();
        assertThat(frozen.join()).isEqualTo(line(3));
    }

    @Test
    void nothingLeavesAFrozenPortForTheNewOwnerEither() throws InterruptedException {
        port.handTo(one);
        assertThat(port.freeze(() -> true)).isTrue();
        port.offer(line(1));
        port.handTo(two);
        CompletableFuture<@Nullable Envelope> taken = take(two);
        assertThat(port.awaitEmpty(Duration.ZERO)).isFalse();
        assertThat(taken).isNotDone();
        port.thaw();
        assertThat(taken.join()).isEqualTo(line(1));
    }

    @Test
    void nothingLeavesAStalledPortAndTheMessageInHandIsNotWaitedFor() throws InterruptedException {
        port.handTo(one);
        port.offer(line(1));
        assertThat(port.take(one)).isEqualTo(line(1));
        port.stall(true);
        port.offer(line(2));
        CompletableFuture<@Nullable Envelope> next = take(one);
        assertThat(port.freeze(() -> false)).isTrue();
        port.thaw();
        assertThat(next).isNotDone();
        port.stall(false);
        assertThat(next.join()).isEqualTo(line(2));
    }

    @Test
    void itIsEmptyWhenTheLastMessageHasBeenHandled() throws InterruptedException {
        assertThat(port.awaitEmpty(Duration.ZERO)).as("nobody serves").isTrue();
        port.handTo(one);
        port.offer(line(1));
        assertThat(port.awaitEmpty(Duration.ZERO)).isFalse();
        assertThat(port.take(one)).isEqualTo(line(1));
        assertThat(port.awaitEmpty(Duration.ZERO)).as("in hand").isFalse();
        CompletableFuture<@Nullable Envelope> next = take(one);
        assertThat(port.awaitEmpty(Duration.ofSeconds(20))).isTrue();
        assertThat(next).isNotDone();
    }
}
