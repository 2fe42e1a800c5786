package org.holdfast.proxy.host;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's timers, on one thread that exists from the start. What fails there is logged; the JDK's own keeps silent. */
final class CoreTimers extends ScheduledThreadPoolExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(CoreTimers.class);

    CoreTimers(ThreadFactory threads) {
        // What a closed host had wanted to do later is not done.
        super(1, threads, new ThreadPoolExecutor.DiscardPolicy());
        setRemoveOnCancelPolicy(true);
        prestartAllCoreThreads();
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        // A task that comes again is not done, and has not failed.
        if (task instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                LOG.error("a timer failed: {}", FaultText.frames(cause == null ? e : cause));
            } catch (CancellationException e) {
                LOG.debug("a timer was cancelled at its last moment");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
