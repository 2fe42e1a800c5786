package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where swaps run, one after the other; of those that staff ask for there is one at a time. Usable on any thread. */
final class SwapThread {
    private static final Logger LOG = LoggerFactory.getLogger(SwapThread.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(CoreThreads.named("holdfast-swap"));
    private final AtomicBoolean swapping = new AtomicBoolean();
    private final IntSupplier running;
    private final Consumer<SwapResult.Failed> failures;
    private volatile boolean closing;

    /**
     * @param running the number of the generation that serves; 0 if none does
     * @param failures told, on the swap thread, of each swap that was asked for and failed
     */
    SwapThread(IntSupplier running, Consumer<SwapResult.Failed> failures) {
        this.running = running;
        this.failures = failures;
        thread.execute(() -> {});
    }

    /** What a swap runs as; it may find that it cannot. */
    interface Attempt {
        SwapResult run() throws StepFailed, ModuleLoadException, InterruptedException;
    }

    /** Runs what staff ask for; empty if such a swap is running already. */
    Optional<CompletionStage<SwapResult>> start(Attempt attempt) {
        if (!swapping.compareAndSet(false, true)) {
            return Optional.empty();
        }
        CompletableFuture<SwapResult> result = new CompletableFuture<>();
        execute(() -> {
            SwapResult outcome = attempt(attempt);
            try {
                if (outcome instanceof SwapResult.Failed failed && !closing) {
                    failures.accept(failed);
                }
            } finally {
                swapping.set(false);
                result.complete(outcome);
            }
        });
        return Optional.of(result);
    }

    /** Once closed there is no such thread any more; then the task runs here, and finds the host closing. */
    void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    /** Runs it on the calling thread, the swap thread, and turns what goes wrong into words. */
    SwapResult attempt(Attempt attempt) {
        String reason;
        try {
            if (closing) {
                throw new InterruptedException();
            }
            return attempt.run();
        } catch (StepFailed e) {
            reason = e.reason();
        } catch (ModuleLoadException e) {
            reason = FaultText.oneLine(e);
        } catch (InterruptedException e) {
            reason = "the server is stopping";
        } catch (RuntimeException | Error e) {
            LOG.error("a swap failed in the host itself", e);
            reason = "the host failed; see its log";
        }
        return new SwapResult.Failed(reason, running.getAsInt());
    }

    boolean isClosing() {
        return closing;
    }

    /** No swap begins from now on. */
    void close() {
        closing = true;
    }

    /** Gives up the swap that is running, and waits so long for its end. */
    void end(Duration within) throws InterruptedException {
        // A swap that had not begun runs here, finds that the host is closing, and says so to whoever waits for it.
        thread.shutdownNow().forEach(Runnable::run);
        if (!thread.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("a swap did not end within {} s and was left behind", within.toSeconds());
        }
    }
}
