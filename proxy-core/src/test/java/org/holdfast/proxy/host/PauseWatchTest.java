package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PauseWatchTest {
    private static final Duration NEARLY = PauseWatch.NOTICEABLE.minusMillis(1);

    private final HandExecutor executor = new HandExecutor();
    private final List<String> told = new ArrayList<>();
    private final PauseWatch watch = new PauseWatch(executor, new HostListener() {
        @Override
        public void live(int generation) {
            told.add("live");
        }

        @Override
        public void noWorld(String reason) {
            told.add("no world");
        }

        @Override
        public void blurred() {
            told.add("blurred");
        }

        @Override
        public void clear() {
            told.add("clear");
        }
    });

    @Test
    void aShortPauseIsNotAnnounced() {
        watch.begin();
        executor.pass(NEARLY);
        watch.end();
        executor.pass(Duration.ofSeconds(1));
        assertThat(told).isEmpty();
        assertThat(executor.waiting()).isZero();
    }

    @Test
    void aLongPauseIsAnnouncedOnceAndSoIsItsEnd() {
        watch.begin();
        executor.pass(PauseWatch.NOTICEABLE);
        assertThat(told).containsExactly("blurred");
        executor.pass(Duration.ofSeconds(5));
        watch.end();
        assertThat(told).containsExactly("blurred", "clear");
    }

    @Test
    void pausesDoNotAddUp() {
        for (int i = 0; i < 10; i++) {
            watch.begin();
            executor.pass(NEARLY);
            watch.end();
        }
        assertThat(told).isEmpty();
        watch.begin();
        executor.pass(PauseWatch.NOTICEABLE);
        watch.end();
        watch.begin();
        watch.end();
        assertThat(told).containsExactly("blurred", "clear");
    }
}
