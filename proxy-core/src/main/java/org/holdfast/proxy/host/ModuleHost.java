package org.holdfast.proxy.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
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
    private final SwapThread swaps;
    private final Port port = new Port();
    private final Acceptance acceptance;
    private final Swap.Parts parts;
    private final HostTime time;
    private final Faults faults;
    private final Paperwork paperwork;
    private final WorldWatch watch;
    private final Comeback comeback;
    private final Pulse pulse;

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
                new PulseThread(),
                new JvmHeap());
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
            Pulse pulse,
            HeapGauge heap) {
        this.loading = loading;
        this.pulse = pulse;
        this.time = new HostTime(pulse::nanoTime);
        this.listener = new GuardedListener(listener);
        this.content = content;
        this.hostVersion = hostVersion;
        this.clock = clock;
        // The threads exist before any world does: a thread inherits from the one that starts it.
        timerThread = new CoreTimers(CoreThreads.named("holdfast-timers"));
        swaps = new SwapThread(() -> liveGeneration().orElse(0), this::reportFailure);
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
        comeback = new Comeback(new Vacancy(), earlier, faults, acceptance, pauses, timerThread);
        watch = new WorldWatch(
                time,
                supervision,
                acceptance,
                port,
                faults,
                paperwork::quarantine,
                clock,
                new HeapGuard(heap, time, supervision.heapPercent()),
                comeback::died);
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
        retirementThread = new RetirementRunner(retirements, CoreThreads.named("holdfast-retirement"));
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
        return swaps.start(() -> reloadNow(progress));
    }

    /** Reads the module's code anew, does with it all that a reload does before the pause, and drops it. */
    public Optional<CompletionStage<SwapResult>> check(SwapListener progress) {
        return swaps.start(() -> {
            Generation next = nextGeneration(loading.read());
            SwapReport report = swap(next, progress).check(loader -> retirements.watch(next, loader));
            return new SwapResult.Checked(report, liveGeneration().orElse(0));
        });
    }

    /** Like {@link #reload}, with the code of the generation before; the records stay as they are. */
    public Optional<CompletionStage<SwapResult>> rollback(SwapListener progress) {
        return swaps.start(() -> {
            EarlierCode.Code before =
                    earlier.newest().orElseThrow(() -> new StepFailed("there is no generation before this one"));
            SwapResult result = swapTo(before.image(), progress);
            earlier.remove(before);
            comeback.startOver();
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

    /** What the generation that serves lets accounts do, by names of its own; none if none serves. */
    public Map<String, String> permissions() {
        Generation generation = live.get();
        return generation == null ? Map.of() : generation.permissions();
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
                : !generation.isLetGo()
                        ? GenerationStatus.State.LOADING
                        : generation.hasServed() ? GenerationStatus.State.RETIRED : GenerationStatus.State.DROPPED;
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
        swaps.close();
        pulse.close();
        watch.close();
        try {
            swaps.end(CLOSING);
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

    private void reportFailure(SwapResult.Failed failed) {
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
            comeback.startOver();
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
            old.endByForce(Generation.RETIRING, timerThread);
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
            swaps.execute(task);
        }

        @Override
        public boolean takeOut(Generation dead) {
            return live.compareAndSet(dead, null);
        }

        @Override
        public boolean isVacant() {
            return live.get() == null && !swaps.isClosing();
        }

        @Override
        public SwapResult replaceWith(ModuleImage image) {
            return swaps.attempt(() -> swapTo(image, SwapListener.NONE));
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
