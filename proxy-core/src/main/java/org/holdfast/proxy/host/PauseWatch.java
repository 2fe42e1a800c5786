package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Says when a pause has become long enough for players to be told, and when such a one is over. Usable on any thread;
 * calls its listener under its own lock, so that the two calls never overtake each other.
 */
final class PauseWatch {
    /** A shorter pause is not announced. */
    static final Duration NOTICEABLE = Duration.ofMillis(250);

    private final ScheduledExecutorService executor;
    private final HostListener listener;
    private @Nullable Future<?> notice;
    private int reasons;
    private int pause;
    private boolean announced;

    PauseWatch(ScheduledExecutorService executor, HostListener listener) {
        this.executor = executor;
        this.listener = listener;
    }

    /** A pause begins; or a reason more for the one that there is, which ends when the last of them does. */
    synchronized void begin() {
        if (reasons == 0) {
            int begun = ++pause;
            notice = executor.schedule(() -> announce(begun), NOTICEABLE.toMillis(), TimeUnit.MILLISECONDS);
        }
        reasons++; // last: who could not begin has not begun
    }

    /** One call for each of {@link #begin}. */
    synchronized void end() {
        if (--reasons > 0) {
            return;
        }
        if (notice != null) {
            notice.cancel(false);
            notice = null;
        }
        if (announced) {
            announced = false;
            listener.clear();
        }
    }

    /** May have been on its way when its pause ended; it is not for the next one. */
    private synchronized void announce(int ofPause) {
        if (notice != null && ofPause == pause) {
            announced = true;
            listener.blurred();
        }
    }
}
