package org.holdfast.proxy.session;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With an event loop that is stepped by hand. */
class SessionWorkTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<String> done = new ArrayList<>();
    private boolean moreIsComing;
    private final SessionWork work = new SessionWork(channel.eventLoop(), () -> moreIsComing, () -> done.add("sent"));

    SessionWorkTest() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void later(String name) {
        work.later(() -> done.add(name));
    }

    private void passMillis(int millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    @Test
    void whatIsHandedOverIsDoneInItsOrderAndSentAtOnce() {
        later("1");
        later("2");
        channel.runPendingTasks();
        later("3");
        channel.runPendingTasks();

        assertThat(done).containsExactly("1", "2", "sent", "3", "sent");
    }

    @Test
    void whileMoreIsComingItIsGatheredForAMoment() {
        moreIsComing = true;
        later("1");
        channel.runPendingTasks();
        later("2");
        moreIsComing = false;
        channel.runPendingTasks();
        assertThat(done).containsExactly("1");

        passMillis(SessionWork.GATHERING_MS);
        assertThat(done).containsExactly("1", "2", "sent");
        later("3");
        channel.runPendingTasks();
        assertThat(done).endsWith("3", "sent");
    }

    @Test
    void itIsSentAfterTheMomentWhateverIsStillComing() {
        moreIsComing = true;
        later("1");
        channel.runPendingTasks();
        passMillis(SessionWork.GATHERING_MS);
        assertThat(done).containsExactly("1", "sent");

        later("2");
        channel.runPendingTasks();
        passMillis(SessionWork.GATHERING_MS);
        assertThat(done).containsExactly("1", "sent", "2", "sent");
    }

    @Test
    void aPieceThatFailsKeepsNothingFromComing() {
        work.later(() -> {
            throw new IllegalStateException("as asked");
        });
        later("2");
        channel.runPendingTasks();

        assertThat(done).containsExactly("2", "sent");
    }
}
