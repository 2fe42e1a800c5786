package org.holdfast.proxy.session;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.api.Text;
import org.jspecify.annotations.Nullable;

/**
 * Counts down to the end of the server, telling players at each mark. One for the life of the server; usable on any
 * thread. Beginning anew takes the place of what was counted before.
 */
final class Countdown {
    private static final List<Duration> MARKS = List.of(
            Duration.ofMinutes(60),
            Duration.ofMinutes(30),
            Duration.ofMinutes(15),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(4),
            Duration.ofMinutes(3),
            Duration.ofMinutes(2),
            Duration.ofMinutes(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));

    private @Nullable Run current;

    /**
     * Begins.
     *
     * @param on where time is counted
     * @param left 1 s or more
     * @param again whether the server comes back
     * @param reason shown to players; may be empty
     * @param announce told what all players are to read
     * @param end run when the time is over
     */
    synchronized void begin(
            EventExecutor on, Duration left, boolean again, String reason, Consumer<Text> announce, Runnable end) {
        cancel();
        Run run = new Run(on, again, reason, announce, end);
        current = run;
        announce.accept(run.words(left));
        run.wait(left);
    }

    /** Stops counting; whether there was anything to stop. */
    synchronized boolean cancel() {
        boolean was = current != null;
        if (current != null && current.next != null) {
            current.next.cancel(false);
        }
        current = null;
        return was;
    }

    private final class Run {
        private final EventExecutor on;
        private final boolean again;
        private final String reason;
        private final Consumer<Text> announce;
        private final Runnable end;
        private @Nullable Future<?> next;

        Run(EventExecutor on, boolean again, String reason, Consumer<Text> announce, Runnable end) {
            this.on = on;
            this.again = again;
            this.reason = reason;
            this.announce = announce;
            this.end = end;
        }

        Text words(Duration left) {
            String what = again ? "restarts" : "shuts down";
            long seconds = left.toSeconds();
            String when =
                    seconds % 60 == 0 ? seconds == 60 ? "1 minute" : seconds / 60 + " minutes" : seconds + " seconds";
            return reason.isEmpty()
                    ? Text.of("<notice>The server {} in {}.</notice>", what, when)
                    : Text.of("<notice>The server {} in {}: {}</notice>", what, when, reason);
        }

        /** The caller has the lock. */
        void wait(Duration left) {
            Duration then = MARKS.stream()
                    .filter(mark -> mark.compareTo(left) < 0)
                    .findFirst()
                    .orElse(Duration.ZERO);
            next = on.schedule(() -> reached(then), left.minus(then).toMillis(), TimeUnit.MILLISECONDS);
        }

        private void reached(Duration left) {
            synchronized (Countdown.this) {
                if (current != this) {
                    return; // cancelled, or another has begun, while this waited for the lock
                }
                if (left.isZero()) {
                    current = null;
                } else {
                    wait(left);
                }
            }
            if (left.isZero()) {
                end.run();
            } else {
                announce.accept(words(left));
            }
        }
    }
}
