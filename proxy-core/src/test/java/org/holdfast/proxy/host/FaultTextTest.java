package org.holdfast.proxy.host;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultTextTest {
    @Test
    void theReasonIsWhatWasThrownAndTheRootCauseOnOneLine() {
        Throwable root = new IllegalArgumentException("no\nsuch\u2028room\u009b31m");
        Throwable thrown = new IllegalStateException("areas/a.yaml:7", new RuntimeException("between", root));
        assertThat(FaultText.reason(thrown))
                .isEqualTo("java.lang.IllegalStateException: areas/a.yaml:7,"
                        + " caused by java.lang.IllegalArgumentException: no such room 31m");
        assertThat(FaultText.reason(root)).isEqualTo("java.lang.IllegalArgumentException: no such room 31m");
        // What Throwable(cause) makes of it repeats the cause already.
        assertThat(FaultText.reason(new RuntimeException(root)))
                .startsWith("java.lang.RuntimeException: java.lang.IllegalArgumentException: no such room")
                .doesNotContain("caused by");
        assertThat(FaultText.reason(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void aLongReasonIsCutOff() {
        assertThat(FaultText.oneLine(new IllegalStateException("x".repeat(100_000))))
                .hasSizeLessThan(600)
                .endsWith("...");
    }

    @Test
    void framesNameClassesAndPlacesButNotWhatWasSaid() {
        Throwable thrown = new IllegalStateException("hunter2", new NumberFormatException("For input: hunter2"));
        assertThat(FaultText.frames(thrown))
                .startsWith("java.lang.IllegalStateException\n    at org.holdfast.proxy.host.FaultTextTest.")
                .contains("\ncaused by java.lang.NumberFormatException\n")
                .doesNotContain("hunter2");
    }

    @Test
    void aChainOfCausesWithoutEndIsCutOff() {
        Exception one = new Exception("one");
        one.initCause(new Exception("two", one));
        assertThat(FaultText.frames(one).split("caused by")).hasSize(5);
        assertThat(FaultText.reason(one)).startsWith("java.lang.Exception: ");
    }

    @Test
    void anExceptionThatThrowsWhenAskedIsNamedAllTheSame() {
        assertThat(FaultText.reason(new Hostile())).isEqualTo(Hostile.class.getName());
        assertThat(FaultText.frames(new Hostile())).isEqualTo(Hostile.class.getName());
    }

    /** What world code may do with its exceptions. */
    static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException();
        }

        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError();
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException();
        }
    }
}
