package org.holdfast.proxy.host;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** A timer that fails is logged, and the timers after it come. */
@Timeout(60)
class CoreTimersTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(CoreTimers.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CoreTimers timers = new CoreTimers(task -> new Thread(task, "test-timers"));

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        timers.shutdownNow();
    }

    @Test
    void whatFailsIsLoggedWithoutWhatItSays() throws Exception {
        CountDownLatch after = new CountDownLatch(1);
        var unused = timers.schedule(
                () -> {
                    throw new OutOfMemoryError("hunter2");
                },
                1,
                TimeUnit.MILLISECONDS);
        var cancelled = timers.schedule(() -> {}, 1, TimeUnit.HOURS);
        cancelled.cancel(false);
        var unused2 = timers.schedule(after::countDown, 2, TimeUnit.MILLISECONDS);

        assertThat(after.await(30, TimeUnit.SECONDS)).isTrue();
        timers.shutdown();
        assertThat(timers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("a timer failed: java.lang.OutOfMemoryError")
                .contains("CoreTimersTest")
                .doesNotContain("hunter2");
    }
}
