package org.holdfast.proxy.session;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thing that is to happen later on an event loop, unless it is set anew or called off before. The loop's own. */
final class Alarm {
    private final EventExecutor loop;
    private @Nullable Future<?> set;

    Alarm(EventExecutor loop) {
        this.loop = loop;
    }

    /** In the place of what was set before. A time that is over already counts as none. */
    void set(Duration time, Runnable action) {
        cancel();
        set = loop.schedule(action, Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    }

    void cancel() {
        if (set != null) {
            set.cancel(false);
            set = null;
        }
    }
}
