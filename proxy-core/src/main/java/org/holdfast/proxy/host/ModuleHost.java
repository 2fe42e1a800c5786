package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.holdfast.proxy.host.Port.Envelope;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts one module: the world.
 *
 * <p>Usable on any thread. Swaps run one after the other on a thread of the host's own. Messages may be posted from the
 * start and wait in the port until a generation serves.
 */
public final class ModuleHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleHost.class);

    /** Code of earlier generations that {@link #rollback} can go back to. */
    static final int MOST_EARLIER = 5;

    /** How long a turn that is running may take to end when the host closes. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String name;
    private final ModuleLoading loading;
    private final ModuleRecords records;
    private final HostListener listener;
    private final AuthoredContent content;
    private final String hostVersion;
    private final InstantSource clock;

    private final ScheduledExecutorService timerThread;
    private final ExecutorService swapThread;
    private final Port port = new Port();
    private final Acceptance acceptance;
    private final Swap.Parts parts;

    private final AtomicBoolean swapping = new AtomicBoolean();
    private volatile boolean closing;
    private final AtomicReference<@Nullable Generation> live = new AtomicReference<>();
    private final Deque<ModuleImage> earlier = new ArrayDeque<>();
    private final RetirementWatch retirements = new RetirementWatch();

    /** Of the last generation that served; swap thread only. */
    private int lastNumber;

    /** @param name of the module, as others address it */
    public ModuleHost(
            String name,
            ModuleLoading loading,
            ModuleRecords records,
            SessionOutput output,
            HostListener listener,
            AuthoredContent content,
            String hostVersion,
            SwapOptions options,
            InstantSource clock) {
        this.name = name;
        this.loading = loading;
        this.records = records;
        this.listener = new GuardedListener(listener);
        this.content = content;
        this.hostVersion = hostVersion;
        this.clock = clock;
        // Both threads exist before any world does: a thread inherits from the one that starts it.
        var timers = new ScheduledThreadPoolExecutor(1, coreThreads("holdfast-timers"));
        timers.setRemoveOnCancelPolicy(true);
        timers.prestartAllCoreThreads();
        timerThread = timers;
        swapThread = Executors.newSingleThreadExecutor(coreThreads("holdfast-swap"));
        swapThread.execute(() -> {});
        OutputGate gate = new OutputGate(
                turn -> {
                    deliverToModules(turn);
                    output.show(turn);
                },
                records.durable());
        records.onDurable(gate::durable);
        RecentLines recent = new RecentLines();
        acceptance = new Acceptance(name, records, gate, new Timers(timerThread, clock, port), recent);
        parts = new Swap.Parts(
                loading,
                records,
                port,
                acceptance,
                new TurnClock(clock),
                recent,
                new PauseWatch(timerThread, this.listener),
                this::serve,
                options,
                timerThread);
    }

    private static ThreadFactory coreThreads(String name) {
        return task -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(ModuleHost.class.getClassLoader());
            return thread;
        };
    }

    /** Queues a message for whichever generation serves. Does not wait. */
    public void post(ToModule message) {
        port.offer(Envelope.forWhicheverServes(message));
    }

    /**
     * Reads the module's code anew and puts it in the place of what serves.
     *
     * @return empty if a swap is running already; otherwise how it ended, completed on a thread of the host
     */
    public Optional<CompletionStage<SwapResult>> reload(SwapListener progress) {
        return startSwap(() -> swapTo(loading.read(), true, progress));
    }

    /** Reads the module's code anew, does with it all that a reload does before the pause, and drops it. */
    public Optional<CompletionStage<SwapResult>> check(SwapListener progress) {
        return startSwap(() -> {
            Generation next = nextGeneration(loading.read());
            SwapReport report = swap(next, progress).check(loader -> retirements.watch(next, loader));
            return new SwapResult.Checked(report, liveGeneration().orElse(0));
        });
    }

    /** Like {@link #reload}, with the code of the generation before; the records stay as they are. */
    public Optional<CompletionStage<SwapResult>> rollback(SwapListener progress) {
        return startSwap(() -> {
            ModuleImage before = earlier.peekLast();
            if (before == null) {
                throw new StepFailed("there is no generation before this one");
            }
            SwapResult result = swapTo(before, false, progress);
            if (result instanceof SwapResult.Reloaded) {
                earlier.removeLast();
            }
            return result;
        });
    }

    /**
     * Hands the module no message while its records cannot be brought to disk: what it did would be seen by nobody, and
     * would pile up in memory. A turn in hand may end. Whoever is handed the next message finds all of them there.
     */
    public void stall(boolean holds) {
        port.stall(holds);
    }

    /** The generation that serves, if one does. */
    public OptionalInt liveGeneration() {
        Generation generation = live.get();
        return generation == null ? OptionalInt.empty() : OptionalInt.of(generation.number());
    }

    /** Every generation whose loader is still in memory, oldest first. */
    public List<GenerationStatus> generations() {
        Instant now = clock.instant();
        Generation serving = live.get();
        return retirements.inMemory().stream()
                .map(generation -> status(generation, serving, now))
                .toList();
    }

    private static GenerationStatus status(Generation generation, @Nullable Generation serving, Instant now) {
        GenerationStatus.State state = generation == serving
                ? GenerationStatus.State.LIVE
                : generation.isLetGo() ? GenerationStatus.State.RETIRED : GenerationStatus.State.LOADING;
        return new GenerationStatus(
                generation.number(),
                state,
                generation.image().source(),
                generation.image().fingerprint(),
                Duration.between(generation.made(), now));
    }

    /** Waits until every message that was posted has been handled, or no generation serves. */
    public boolean awaitIdle(Duration within) throws InterruptedException {
        return port.awaitEmpty(within);
    }

    /**
     * Gives up a swap that is running, retires the generation that serves, and waits some seconds for each to end. The
     * turn in hand still counts; after this no other does. Messages that are still queued, or posted afterwards, are
     * not handled: see {@link #awaitIdle}.
     */
    @Override
    public void close() {
        closing = true;
        // A swap that had not begun runs here, finds that the host is closing, and says so to whoever waits for it.
        swapThread.shutdownNow().forEach(Runnable::run);
        try {
            if (!swapThread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("a swap did not end within {} s and was left behind", CLOSING.toSeconds());
            }
            Generation generation = live.getAndSet(null);
            port.handTo(null);
            if (generation != null) {
                generation.end();
                if (!generation.join(CLOSING)) {
                    LOG.warn(
                            "generation {} did not end within {} s and was left behind",
                            generation.number(),
                            CLOSING.toSeconds());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        acceptance.fence();
        timerThread.shutdownNow();
    }

    /** What a swap runs as; it may find that it cannot. */
    private interface SwapAttempt {
        SwapResult run() throws StepFailed, ModuleLoadException, InterruptedException;
    }

    private Optional<CompletionStage<SwapResult>> startSwap(SwapAttempt attempt) {
        if (!swapping.compareAndSet(false, true)) {
            return Optional.empty();
        }
        CompletableFuture<SwapResult> result = new CompletableFuture<>();
        onSwapThread(() -> {
            SwapResult outcome = attempt(attempt);
            swapping.set(false);
            result.complete(outcome);
        });
        return Optional.of(result);
    }

    /** A host that is closed has no swap thread any more; then the task runs here, and finds the host closing. */
    private void onSwapThread(Runnable task) {
        try {
            swapThread.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    private SwapResult attempt(SwapAttempt attempt) {
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
        int running = liveGeneration().orElse(0);
        if (running == 0 && !closing) {
            listener.noWorld(reason);
        } else {
            LOG.warn("reload failed: {}; generation {} is running", reason, running);
        }
        return new SwapResult.Failed(reason, running);
    }

    private Generation nextGeneration(ModuleImage image) {
        return new Generation(lastNumber + 1, image, clock.instant());
    }

    private Swap swap(Generation next, SwapListener progress) {
        ContextOfGeneration context = new ContextOfGeneration(next.number(), hostVersion, content);
        return new Swap(parts, next, context, live.get() != null, progress);
    }

    private SwapResult swapTo(ModuleImage image, boolean remember, SwapListener progress)
            throws StepFailed, InterruptedException {
        Generation old = live.get();
        Generation next = nextGeneration(image);
        Swap.Done done = swap(next, progress).run(loader -> retirements.watch(next, loader));
        live.set(next);
        lastNumber = next.number();
        if (old != null) {
            old.end();
            if (remember) {
                earlier.addLast(old.image());
                if (earlier.size() > MOST_EARLIER) {
                    earlier.removeFirst();
                }
            }
        }
        LOG.info(
                "generation {} is live: {} [{}], pause {} ms",
                next.number(),
                image.source(),
                image.fingerprint(),
                done.pause().toMillis());
        done.report().warnings().forEach(warning -> LOG.warn("generation {}: {}", next.number(), warning));
        listener.live(next.number());
        return new SwapResult.Reloaded(next.number(), done.pause(), done.held(), done.report());
    }

    /** Runs on the generation's thread until another owns the port, or the module is broken. */
    private void serve(Generation generation, Hosted hosted, long epoch) {
        Hosted.Outcome outcome = Hosted.Outcome.DONE;
        while (outcome == Hosted.Outcome.DONE) {
            Envelope envelope = next(generation);
            outcome = envelope == null ? Hosted.Outcome.FENCED : handle(envelope.message(), hosted, epoch);
        }
        if (outcome == Hosted.Outcome.BROKEN) {
            replace(generation);
        }
        hosted.retire(true);
    }

    private Hosted.Outcome handle(ToModule message, Hosted hosted, long epoch) {
        if (message instanceof ToModule.Tick) {
            acceptance.tickTaken();
        }
        try {
            return hosted.run(message, epoch, acceptance, records);
        } catch (RuntimeException | Error e) {
            // Not the module's fault; but it believes in a turn that did not take place.
            LOG.error("the host could not accept a turn", e);
            acceptance.failed(epoch, message);
            return Hosted.Outcome.BROKEN;
        }
    }

    /** The next message; world code may have left the thread interrupted, which is nothing to the port. */
    private @Nullable Envelope next(Generation generation) {
        while (true) {
            try {
                return port.take(generation);
            } catch (InterruptedException e) {
                LOG.debug("generation {} was interrupted between two turns", generation.number());
            }
        }
    }

    /** A module that cannot restore itself is made anew from the accepted records, with the same code. */
    private void replace(Generation broken) {
        acceptance.fence();
        port.handTo(null);
        onSwapThread(() -> {
            if (live.compareAndSet(broken, null)) {
                broken.end();
                SwapResult result = attempt(() -> swapTo(broken.image(), false, SwapListener.NONE));
                LOG.warn("generation {} was replaced: {}", broken.number(), result);
            }
        });
    }

    /** What one module says to another. There is one module so far: it can write to itself. */
    private void deliverToModules(ShownTurn turn) {
        if (turn.failed()
                && turn.message().orElse(null) instanceof ToModule.Called called
                && called.from().equals(name)) {
            post(new ToModule.CallFailed(called.call(), "it failed"));
        }
        for (FromModule message : turn.output()) {
            if (message instanceof FromModule.Send send && send.module().equals(name)) {
                post(new ToModule.Sent(name, send.body()));
            } else if (message instanceof FromModule.Call call) {
                post(
                        call.module().equals(name)
                                ? new ToModule.Called(name, call.call(), call.body())
                                : new ToModule.CallFailed(call.call(), "there is no module '" + call.module() + "'"));
            } else if (message instanceof FromModule.Answer answer
                    && answer.to().equals(name)) {
                post(new ToModule.Reply(answer.call(), answer.body()));
            }
        }
    }
}
