package org.holdfast.proxy.session;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountdownTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Text> told = new ArrayList<>();
    private final Countdown countdown = new Countdown();
    private int ends;

    CountdownTest() {
        channel.freezeTime();
    }

    private void begin(int minutes, String reason) {
        countdown.begin(channel.eventLoop(), Duration.ofMinutes(minutes), false, reason, told::add, () -> ends++);
    }

    private void pass(long seconds) {
        for (long i = 0; i < seconds; i++) {
            channel.advanceTimeBy(1, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
        }
    }

    private static Text words(String when) {
        return Text.of("<notice>The server {} in {}: {}</notice>", "shuts down", when, "new disks");
    }

    @Test
    void playersAreToldAtEachMarkAndThenItEnds() {
        begin(5, "new disks");
        assertThat(told).containsExactly(words("5 minutes"));
        pass(299);
        assertThat(told)
                .containsExactly(
                        words("5 minutes"),
                        words("4 minutes"),
                        words("3 minutes"),
                        words("2 minutes"),
                        words("1 minute"),
                        words("30 seconds"),
                        words("10 seconds"));
        assertThat(ends).isZero();
        pass(1);
        assertThat(ends).isEqualTo(1);
        assertThat(countdown.cancel()).isFalse();
    }

    @Test
    void oneThatIsCancelledNeverEnds() {
        begin(1, "");
        pass(59);
        assertThat(countdown.cancel()).isTrue();
        pass(600);
        assertThat(ends).isZero();
    }

    @Test
    void anotherTakesThePlaceOfTheFirst() {
        begin(1, "");
        pass(30);
        begin(2, "");
        pass(90);
        assertThat(ends).isZero();
        pass(30);
        assertThat(ends).isEqualTo(1);
    }
}
