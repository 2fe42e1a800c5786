package org.holdfast.proxy.host;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generation's thread, and what runs on it: first the steps of a swap, then the messages of the port, at last the
 * retirement.
 *
 * <pre>
 *   LOADING --serves--> LIVE --end--> RETIRED
 *      \________________end___________> DROPPED
 * </pre>
 *
 * Made by the swap thread, never by world code: a thread inherits from the one that makes it. Everything that refers to
 * the world's classes is local to the thread or in {@link Hosted}, and is gone when the thread ends.
 */
final class Generation {
    private static final Logger LOG = LoggerFactory.getLogger(Generation.class);

    /** How long one may take to retire. */
    static final Duration RETIRING = Duration.ofSeconds(10);

    private final int number;
    private final ModuleImage image;
    private final Instant made;
    private final Thread thread;
    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private volatile boolean served;
    private volatile boolean letGo;
    private volatile boolean trusted;
    private volatile Map<String, String> permissions = Map.of();
    private volatile WeakReference<LoadedModule> code = new WeakReference<>(null);
    private volatile @Nullable Future<?> pendingForce;
    private volatile boolean over;
    private boolean ended;

    Generation(int number, ModuleImage image, Instant made) {
        this.number = number;
        this.image = image;
        this.made = made;
        this.thread = new Thread(null, this::runSteps, "world-" + number, 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    int number() {
        return number;
    }

    ModuleImage image() {
        return image;
    }

    Instant made() {
        return made;
    }

    /** What the module's descriptor lets accounts do; none until it is known. A copy, with nothing of the module in it. */
    Map<String, String> permissions() {
        return permissions;
    }

    void permissions(Map<String, String> described) {
        permissions = described;
    }

    /** Why a step did not come to its end, in words for staff. */
    static final class StepFailed extends Exception {
        StepFailed(String reason) {
            super(reason, null, false, false);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Runs a step on the generation's thread and waits for it.
     *
     * @throws StepFailed if it threw, what has been turned into text; or if it made no progress for longer than it may:
     *     then the thread has been interrupted, and ends when the step does
     * @throws InterruptedException if the caller was interrupted; so has the thread been then
     */
    <T> T call(String what, Callable<T> step, HostTime.Deadline deadline) throws StepFailed, InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        steps.add(() -> {
            try {
                result.complete(step.call());
            } catch (ModuleLoadException e) {
                result.completeExceptionally(new StepFailed(FaultText.oneLine(e)));
            } catch (StepFailed e) {
                result.completeExceptionally(e);
            } catch (Throwable e) {
                result.completeExceptionally(new StepFailed("it failed to " + what + " (" + FaultText.reason(e) + ")"));
            }
        });
        try {
            return await(result, deadline);
        } catch (InterruptedException e) {
            thread.interrupt();
            throw e;
        } catch (TimeoutException e) {
            LOG.warn("generation {} is stuck: {}", number, FaultText.frames(thread.getStackTrace()));
            thread.interrupt();
            throw new StepFailed("it took longer than " + deadline.within().toSeconds() + " s to " + what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StepFailed failed) {
                throw failed;
            }
            throw new IllegalStateException("a step ended in a way that it cannot", e.getCause());
        }
    }

    private static <T> T await(CompletableFuture<T> result, HostTime.Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                return result.get(HostTime.BEAT.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (deadline.passed()) {
                    throw e;
                }
            }
        }
    }

    /** Runs this on the generation's thread after the steps before it. */
    void submit(Runnable step) {
        steps.add(step);
    }

    /** Ends the thread after the steps before this one. */
    void end() {
        letGo = true;
        steps.add(() -> ended = true);
    }

    /** From now on it serves. */
    void serves() {
        served = true;
    }

    /** Whether it ever did. */
    boolean hasServed() {
        return served;
    }

    /** Whether it is to end; its thread may still be busy. */
    boolean isLetGo() {
        return letGo;
    }

    /** Its code has been loaded. Kept by those who run it, not by this object. */
    void isMadeOf(LoadedModule loaded) {
        code = new WeakReference<>(loaded);
    }

    /**
     * Makes the thread end, if it has not by itself within the time; any thread, once. A thread that has ended is not
     * waited for: what waits would keep this object, and the code with it. See {@link LoadedModule#fence} for what it
     * reaches.
     */
    void endByForce(Duration within, ScheduledExecutorService timers) {
        Future<?> later = timers.schedule(this::force, within.toMillis(), TimeUnit.MILLISECONDS);
        // Either the thread sees this, or this sees that the thread is over.
        pendingForce = later;
        if (over) {
            later.cancel(false);
        }
    }

    private void force() {
        LoadedModule loaded = code.get();
        if (thread.isAlive() && loaded != null) {
            LOG.warn("generation {} does not end and is fenced: {}", number, FaultText.frames(thread.getStackTrace()));
            loaded.fence();
            thread.interrupt();
        }
    }

    /** Says whether its code may be gone back to: it has served for long enough, and has not died. Any thread. */
    void trust(boolean healthy) {
        trusted = healthy;
    }

    boolean isTrusted() {
        return trusted;
    }

    /** Whether the thread has ended within the time. */
    boolean join(Duration within) throws InterruptedException {
        thread.join(within.toMillis());
        return !thread.isAlive();
    }

    private void runSteps() {
        while (!ended) {
            Runnable step = nextStep();
            if (step != null) {
                run(step);
            }
        }
        // A thread that has ended keeps its context loader, and this object is kept until the loader is gone.
        thread.setContextClassLoader(null);
        over = true;
        Future<?> forced = pendingForce;
        if (forced != null) {
            forced.cancel(false);
        }
    }

    /** A step that fails, by the host's fault, does not keep the steps behind it from running. */
    private void run(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            LOG.error("a step of generation {} failed: {}", number, FaultText.frames(e));
        }
    }

    /** World code may leave the thread interrupted; that is not for this loop. */
    private @Nullable Runnable nextStep() {
        try {
            return steps.take();
        } catch (InterruptedException e) {
            return null;
        }
    }
}
