package org.holdfast.launcher;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class UncaughtErrorsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(UncaughtErrors.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    @Test
    void what_ended_a_thread_is_logged_without_what_it_says() throws Exception {
        Thread thread = new Thread(
                () -> {
                    throw new NumberFormatException("For input string: \"hunter2\"");
                },
                "combat-tick");
        thread.setUncaughtExceptionHandler(new UncaughtErrors());
        thread.start();
        thread.join();

        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage())
                .startsWith("the thread combat-tick has ended because of an error: java.lang.NumberFormatException")
                .contains("UncaughtErrorsTest")
                .doesNotContain("hunter2");
        assertThat(log.list.get(0).getThrowableProxy()).isNull();
    }
}
