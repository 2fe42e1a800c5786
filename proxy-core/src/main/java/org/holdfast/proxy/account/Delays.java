package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Waits without a thread. */
@FunctionalInterface
interface Delays {
    /** On the timer thread of the JDK; what comes after it must be quick. */
    Delays REAL = time -> time.isZero()
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(
                    () -> {}, CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS, Runnable::run));

    /** Completes after this time; at once if it is zero. */
    CompletionStage<Void> after(Duration time);
}
