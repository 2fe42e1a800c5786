package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.holdfast.proxy.host.Port.Envelope;
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

    /** How long a turn that is running may take to end when the host closes. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ModuleLoading loading;
    private final HostListener listener;
    private final AuthoredContent content;
    private final String hostVersion;
    private final InstantSource clock;

    private final ScheduledExecutorService timerThread;
    private final ExecutorService swapThread;
    private final Port port = new Port();
    private final Acceptance acceptance;
    private final Swap.Parts parts;
    private final HostTime time;
    private final Faults faults;
    private final Paperwork paperwork;
    private final WorldWatch watch;
    private final Pulse pulse;

    private final AtomicBoolean swapping = new AtomicBoolean();
    private volatile boolean closing;
    private final AtomicReference<@Nullable Generation> live = new AtomicReference<>();
    private final EarlierCode earlier = new EarlierCode();
    private final RetirementWatch retirements;
    private final RetirementRunner retirementThread;

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
            Supervision supervision,
            Retirement retirement,
            InstantSource clock) {
        this(
                name,
                loading,
                records,
                output,
                listener,
                content,
                hostVersion,
                options,
                supervision,
                retirement,
                clock,
                new PulseThread());
    }

    /** @param pulse not started yet */
    ModuleHost(
            String name,
            ModuleLoading loading,
            ModuleRecords records,
            SessionOutput output,
            HostListener listener,
            AuthoredContent content,
            String hostVersion,
            SwapOptions options,
            Supervision supervision,
            Retirement retirement,
            InstantSource clock,
            Pulse pulse) {
        this.loading = loading;
        this.pulse = pulse;
        this.time = new HostTime(pulse::nanoTime);
        this.listener = new GuardedListener(listener);
        this.content = content;
        this.hostVersion = hostVersion;
        this.clock = clock;
        // The threads exist before any world does: a thread inherits from the one that starts it.
        timerThread = new CoreTimers(CoreThreads.named("holdfast-timers"));
        swapThread = Executors.newSingleThreadExecutor(CoreThreads.named("holdfast-swap"));
        swapThread.execute(() -> {});
        ModuleMail mail = new ModuleMail(name, this::post);
        OutputGate gate = new OutputGate(
                turn -> {
                    mail.deliver(turn);
                    output.show(turn);
                },
                records.durable());
        records.onDurable(gate::durable);
        RecentLines recent = new RecentLines();
        acceptance = new Acceptance(name, records, gate, new Timers(timerThread, clock, port), recent);
        paperwork = new Paperwork(supervision);
        faults = new Faults(new FaultBook(paperwork.known(), paperwork), this.listener, clock);
        PauseWatch pauses = new PauseWatch(timerThread, this.listener);
        Comeback comeback = new Comeback(new Vacancy(), earlier, faults, acceptance, pauses, timerThread);
        watch = new WorldWatch(
                time, supervision, acceptance, port, faults, paperwork::quarantine, clock, comeback::died);
        parts = new Swap.Parts(
                loading,
                records,
                port,
                acceptance,
                new TurnClock(clock),
                recent,
                pauses,
                this::serve,
                options,
                faults,
                time,
                timerThread);
        Faults told = faults;
        retirements = new RetirementWatch(retirement, (generation, why) -> notCollected(generation, why, told));
        retirementThread = new RetirementRunner(retirements, CoreThreads.named("holdfast-watch"));
        pulse.start(watch::beat);
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
        return startSwap(() -> reloadNow(progress));
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
            EarlierCode.Code before =
                    earlier.newest().orElseThrow(() -> new StepFailed("there is no generation before this one"));
            SwapResult result = swapTo(before.image(), progress);
            earlier.remove(before);
            return result;
        });
    }

    /**
     * Hands the module no message while its records cannot be brought to disk: what it did would be seen by nobody, and
     * would pile up in memory. A turn in hand may end. Whoever is handed the next message finds all of them there.
     */
    public void stall(boolean holds) {
        port.stall(holds);
        time.stall(holds);
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
                .map(entry -> status(entry.generation(), entry.fate(), serving, now))
                .toList();
    }

    private static GenerationStatus status(
            Generation generation, String fate, @Nullable Generation serving, Instant now) {
        GenerationStatus.State state = generation == serving
                ? GenerationStatus.State.LIVE
                : generation.isLetGo() ? GenerationStatus.State.RETIRED : GenerationStatus.State.LOADING;
        return new GenerationStatus(
                generation.number(),
                state,
                generation.image().source(),
                generation.image().fingerprint(),
                Duration.between(generation.made(), now),
                fate);
    }

    private static void notCollected(int generation, String why, Faults faults) {
        LOG.warn("generation {} was not collected; {}", generation, why);
        faults.add(generation, Fault.Kind.PINNED, "(" + why + ")", "", "it stays in memory");
    }

    /** What went wrong, the {@value FaultBook#MOST} latest, in the order of their times. */
    public List<Fault> faults() {
        return faults.all();
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
        pulse.close();
        watch.close();
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
        acceptance.close();
        timerThread.shutdownNow();
        retirementThread.close();
        paperwork.close();
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
            if (outcome instanceof SwapResult.Failed failed) {
                reportFailure(failed);
            }
            swapping.set(false);
            result.complete(outcome);
        });
        return Optional.of(result);
    }

    private void reportFailure(SwapResult.Failed failed) {
        if (closing) {
            return;
        }
        boolean noWorld = failed.running() == 0;
        faults.add(
                lastNumber + 1,
                Fault.Kind.RELOAD_FAILED,
                "(" + failed.reason() + ")",
                "",
                noWorld ? "there is no world" : "generation " + failed.running() + " is running");
        if (noWorld) {
            listener.noWorld(failed.reason());
        }
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
        return new SwapResult.Failed(reason, liveGeneration().orElse(0));
    }

    private Generation nextGeneration(ModuleImage image) {
        return new Generation(lastNumber + 1, image, clock.instant());
    }

    private Swap swap(Generation next, SwapListener progress) {
        ContextOfGeneration context = new ContextOfGeneration(next.number(), hostVersion, content);
        return new Swap(parts, next, context, live.get() != null, progress);
    }

    private SwapResult reloadNow(SwapListener progress) throws StepFailed, ModuleLoadException, InterruptedException {
        ModuleImage image = loading.read();
        Generation old = live.get();
        SwapResult result = swapTo(image, progress);
        if (old != null) {
            earlier.add(new EarlierCode.Code(old.image(), old.number(), old.isTrusted()));
        }
        return result;
    }

    private SwapResult swapTo(ModuleImage image, SwapListener progress) throws StepFailed, InterruptedException {
        Generation old = live.get();
        Generation next = nextGeneration(image);
        Swap.Done done = swap(next, progress).run(loader -> retirements.watch(next, loader));
        live.set(next);
        lastNumber = next.number();
        if (old != null) {
            old.end();
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

    /** Runs on the generation's thread for as long as it serves. */
    private void serve(Generation generation, Hosted hosted, long epoch) {
        TurnLoop loop = new TurnLoop(generation, hosted, epoch, parts);
        watch.serves(loop);
        loop.run();
    }

    /** What brings a world back that died. */
    private final class Vacancy implements Comeback.Host {
        @Override
        public void onSwapThread(Runnable task) {
            ModuleHost.this.onSwapThread(task);
        }

        @Override
        public boolean takeOut(Generation dead) {
            return live.compareAndSet(dead, null);
        }

        @Override
        public boolean isVacant() {
            return live.get() == null && !closing;
        }

        @Override
        public SwapResult replaceWith(ModuleImage image) {
            return attempt(() -> swapTo(image, SwapListener.NONE));
        }

        @Override
        public void noWorld(String reason) {
            listener.noWorld(reason);
        }

        @Override
        public void staff(String line) {
            LOG.warn("{}", line);
            listener.staff(line);
        }
    }
}
