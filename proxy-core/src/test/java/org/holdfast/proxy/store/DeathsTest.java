package org.holdfast.proxy.store;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class DeathsTest {
    private final Deaths deaths = new Deaths();
    private final List<String> told = new ArrayList<>();

    @Test
    void theFirstDeathIsTold() {
        deaths.first().thenAccept(told::add);
        deaths.report(new IllegalStateException("a defect"));
        deaths.report(new OutOfMemoryError());
        assertThat(told)
                .singleElement()
                .asString()
                .contains(Thread.currentThread().getName())
                .endsWith("java.lang.IllegalStateException");
    }

    /** As where there is no memory for the words: here the log asks the error for its own, and gets another error. */
    @Test
    void whoCannotSayItIsDeadAllTheSame() {
        deaths.first().thenAccept(told::add);
        assertThatCode(() -> deaths.report(new Wordless())).doesNotThrowAnyException();
        assertThat(told).hasSize(1);
    }

    @SuppressWarnings("serial")
    private static final class Wordless extends RuntimeException {
        @Override
        public String getMessage() {
            throw new OutOfMemoryError("of the test");
        }
    }
}
