package org.holdfast.proxy.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.holdfast.api.Activation;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;

import static org.awaitility.Awaitility.await;

/**
 * The parts of a host that decide what becomes of a message, with a watch that never rests and finds every turn too long
 * after a fraction of a millisecond: every world dies young, and the next one serves at once.
 */
final class TakenAway implements AutoCloseable {
    private final FakeLoading loading;
    private final Port port = new Port();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong now = new AtomicLong();
    private final AtomicLong shown = new AtomicLong();
    private final Swap.Parts parts;
    private final WorldWatch watch;
    private final Thread pulse;
    private volatile boolean over;
    private int lives;

    /**
     * @param answered is given the numbers of the lines that were accepted or quarantined, as they are told
     * @param quarantined is given those of the latter
     */
    TakenAway(MemoryRecords records, Script script, List<Long> answered, List<Long> quarantined) throws StepFailed {
        loading = new FakeLoading(() -> script);
        Acceptance acceptance = new Acceptance(
                "world",
                records,
                new OutputGate(turn -> shown(turn, answered), Long.MAX_VALUE),
                new Timers(timers, Clock.systemUTC(), port),
                new RecentLines());
        HostTime time = new HostTime(now::get);
        HostListener nobody = HostListener.NONE;
        Faults faults = new Faults(new FaultBook(List.of(), FaultBook.Keeper.NONE), nobody, Clock.systemUTC());
        parts = new Swap.Parts(
                loading,
                records,
                port,
                acceptance,
                new TurnClock(Clock.systemUTC()),
                new RecentLines(),
                new PauseWatch(timers, nobody),
                (generation, hosted, epoch) -> {},
                Rig.COLD,
                faults,
                time,
                timers);
        Supervision supervision = new Supervision(
                Duration.ofNanos(1),
                0,
                (when, generation, message) -> quarantined.add(((ToModule.Input) message).number()),
                FaultRecords.NONE);
        watch = new WorldWatch(
                time,
                supervision,
                acceptance,
                port,
                faults,
                supervision.quarantine(),
                Clock.systemUTC(),
                new HeapGuard(new JvmHeap(), time, 0),
                (dead, fault, served) -> {
                    dead.end();
                    next();
                });
        pulse = new Thread(() -> {
            while (!over) {
                now.addAndGet(HostTime.BEAT.toNanos());
                watch.beat();
                LockSupport.parkNanos(10_000);
            }
        });
        pulse.setDaemon(true);
        next();
        pulse.start();
    }

    int lives() {
        return lives;
    }

    private void next() {
        int number = ++lives;
        FakeLoading.Code code = new FakeLoading.Code("x", Script::new);
        Generation generation = new Generation(number, code, Instant.EPOCH);
        generation.submit(() -> serve(generation));
    }

    private void serve(Generation generation) {
        try {
            LoadedModule loaded =
                    loading.define(loading.read(), generation.number()).check();
            ContextOfGeneration context = new ContextOfGeneration(generation.number(), "1", new Rig.NoContent());
            Hosted hosted = Hosted.create(loaded, context, parts.clock());
            HostTurn activation =
                    hosted.activate(new Activation(parts.acceptance().present()));
            long epoch = parts.acceptance().takeOver(generation.number(), Duration.ZERO, activation);
            port.handTo(generation);
            TurnLoop loop = new TurnLoop(generation, hosted, epoch, parts);
            watch.serves(loop);
            loop.run();
        } catch (ModuleLoadException | StepFailed e) {
            throw new IllegalStateException(e);
        }
    }

    private void shown(ShownTurn turn, List<Long> answered) {
        if (turn.message().orElse(null) instanceof ToModule.Input input && turn.ending() != Ending.FAILED) {
            answered.add(input.number());
            shown.incrementAndGet();
        }
    }

    void type(long number) {
        port.offer(Port.Envelope.forWhicheverServes(new ToModule.Input(Rig.NOVA, number, "", false)));
    }

    void awaitAnswered(long lines) {
        await().atMost(Duration.ofSeconds(100)).until(() -> shown.get() >= lines);
    }

    @Override
    public void close() {
        over = true;
        await().atMost(Rig.SOON).until(() -> !pulse.isAlive());
        port.handTo(null);
        timers.shutdownNow();
    }
}
