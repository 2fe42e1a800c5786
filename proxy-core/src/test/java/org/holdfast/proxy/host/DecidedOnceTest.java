package org.holdfast.proxy.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.holdfast.api.Activation;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Port.Envelope;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The host's own frames fail for want of memory, at each point of a turn: its sender is told one thing. The turn runs on the
 * test's thread, and so does the watch, in the moments that the test says.
 */
class DecidedOnceTest {
    private static final Envelope LINE = Envelope.forWhicheverServes(new ToModule.Input(Rig.NOVA, 1, "look", false));

    private final Script script = new Script();
    private final FakeLoading loading = new FakeLoading(() -> script);
    private final Port port = new Port();
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong now = new AtomicLong();
    private final HostTime time = new HostTime(now::get);
    private final MemoryRecords records = new MemoryRecords();
    private final List<Ending> endings = new ArrayList<>();
    private final List<ToModule> quarantined = new ArrayList<>();
    private final List<Fault> deaths = new ArrayList<>();
    private final AtomicInteger fences = new AtomicInteger();
    private final Acceptance acceptance = new Acceptance(
            "world",
            records,
            new OutputGate(this::show, Long.MAX_VALUE),
            new Timers(timers, Clock.systemUTC(), port),
            new RecentLines());
    private final Generation generation = new Generation(1, new FakeLoading.Code("x", Script::new), Instant.EPOCH);

    /** What happens when the turn asks for the time, which is before the world has it and after the hand has. */
    private Runnable inTheHost = () -> {};

    private Runnable whenShown = () -> {};
    private Runnable whenStaffAreTold = () -> {};

    @AfterEach
    void close() {
        generation.end();
        timers.shutdownNow();
    }

    @Test
    void whatTheWatchHasSeizedIsQuarantinedAndDoesNotFailToo() throws Exception {
        TurnLoop loop = loop();
        WorldWatch watch = watch(loop);
        // The first try to take it out of service fails, so that the thread comes to its own answer before the watch
        // does.
        loading.onFence = () -> {
            if (fences.incrementAndGet() == 1) {
                throw new OutOfMemoryError("on purpose");
            }
        };
        inTheHost = () -> {
            beatUntil(watch, loop.hand()::isSeized);
            throw new OutOfMemoryError("on purpose");
        };
        loop.run();
        assertThat(endings).isEmpty();
        watch.beat();
        assertThat(endings).containsExactly(Ending.QUARANTINED);
        assertThat(quarantined).containsExactly(LINE.message());
        assertThat(deaths).hasSize(1);
    }

    @Test
    void whatIsGivenBackDoesNotFailBeforeTheNextHasIt() throws Exception {
        TurnLoop loop = loop();
        inTheHost = () -> {
            assertThat(loop.hand().giveUp()).isTrue();
            throw new OutOfMemoryError("on purpose");
        };
        loop.run();
        assertThat(endings).isEmpty();
        assertThat(loop.hand().isForTheNext(LINE)).isTrue();
    }

    @Test
    void whatNobodyHasSeizedFailsAndIsNotQuarantinedToo() throws Exception {
        TurnLoop loop = loop();
        WorldWatch watch = watch(loop);
        inTheHost = () -> {
            throw new OutOfMemoryError("on purpose");
        };
        loop.run();
        watch.beat();
        assertThat(endings).containsExactly(Ending.FAILED);
        assertThat(quarantined).isEmpty();
        assertThat(deaths).extracting(Fault::kind).containsExactly(Fault.Kind.NOT_STORED);
    }

    @Test
    void whatHasFailedDoesNotFailAgainWhenThatCannotBeWrittenDown() throws Exception {
        TurnLoop loop = loop();
        WorldWatch watch = watch(loop);
        script.handle = (message, turn) -> {
            throw new IllegalStateException("on purpose");
        };
        whenStaffAreTold = () -> {
            whenStaffAreTold = () -> {};
            throw new OutOfMemoryError("on purpose");
        };
        loop.run();
        watch.beat();
        assertThat(endings).containsExactly(Ending.FAILED);
        assertThat(quarantined).isEmpty();
        assertThat(deaths).hasSize(1);
    }

    @Test
    void whatWasShownInPartDoesNotFailToo() throws Exception {
        TurnLoop loop = loop();
        whenShown = () -> {
            port.handTo(null);
            throw new OutOfMemoryError("on purpose");
        };
        loop.run();
        assertThat(endings).containsExactly(Ending.DONE);
        assertThat(loop.isBroken()).isFalse();
    }

    @Test
    void whatTheStoreHasTakenHasNotFailed() throws Exception {
        TurnLoop loop = loop();
        WorldWatch watch = watch(loop);
        StoredRecord lamp = new StoredRecord(
                new RecordKey("thing", "1"), 1, Doc.object().put("lit", true).build());
        script.handle = (message, turn) -> {
            turn.edit(lamp.key());
            turn.put(lamp);
            turn.send(new FromModule.WakeAt("agenda", Instant.MAX));
        };
        // So that the wake cannot be asked for, which is after the store has taken the turn.
        timers.shutdownNow();
        loop.run();
        watch.beat();
        assertThat(records.read(lamp.key())).contains(lamp);
        assertThat(endings).containsExactly(Ending.DONE);
        assertThat(loop.isBroken()).isTrue();
    }

    /** Serves, with one line waiting. */
    private TurnLoop loop() throws Exception {
        HostListener staff = new HostListener() {
            @Override
            public void live(int number) {}

            @Override
            public void noWorld(String reason) {}

            @Override
            public void blurred() {}

            @Override
            public void clear() {}

            @Override
            public void staff(String line) {
                whenStaffAreTold.run();
            }
        };
        Swap.Parts parts = new Swap.Parts(
                loading,
                records,
                port,
                acceptance,
                new TurnClock(() -> {
                    inTheHost.run();
                    return Instant.EPOCH;
                }),
                new RecentLines(),
                new PauseWatch(timers, HostListener.NONE),
                (one, hosted, epoch) -> {},
                Rig.COLD,
                new Faults(new FaultBook(List.of(), FaultBook.Keeper.NONE), staff, Clock.systemUTC()),
                time,
                timers);
        LoadedModule loaded = loading.define(loading.read(), 1).check();
        Hosted hosted = Hosted.create(loaded, new ContextOfGeneration(1, "1", new Rig.NoContent()), parts.clock());
        HostTurn activation = hosted.activate(new Activation(List.of()));
        long epoch = acceptance.takeOver(1, Duration.ZERO, activation);
        port.handTo(generation);
        port.offer(LINE);
        return new TurnLoop(generation, hosted, epoch, parts);
    }

    private WorldWatch watch(TurnLoop loop) {
        Supervision supervision = new Supervision(
                Duration.ofNanos(1), 0, (when, number, message) -> quarantined.add(message), FaultRecords.NONE);
        WorldWatch watch = new WorldWatch(
                time,
                supervision,
                acceptance,
                port,
                new Faults(new FaultBook(List.of(), FaultBook.Keeper.NONE), HostListener.NONE, Clock.systemUTC()),
                supervision.quarantine(),
                Clock.systemUTC(),
                new HeapGuard(new JvmHeap(), time, 0),
                (dead, fault, served) -> deaths.add(fault));
        watch.serves(loop);
        return watch;
    }

    private void beatUntil(WorldWatch watch, BooleanSupplier done) {
        for (int beats = 0; !done.getAsBoolean(); beats++) {
            assertThat(beats).as("beats").isLessThan(100);
            now.addAndGet(HostTime.BEAT.toNanos());
            watch.beat();
        }
    }

    private void show(ShownTurn turn) {
        if (turn.message().isPresent()) {
            endings.add(turn.ending());
            whenShown.run();
        }
    }
}
