package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** A host with everything around it in memory. */
final class Rig implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);

    /** Without a warm-up, which would call a script a second time. */
    static final SwapOptions COLD = new SwapOptions(Duration.ZERO);

    /** How long a turn may take. */
    static final Duration TURN = Duration.ofSeconds(2);

    static final SessionId NOVA = SessionId.random();

    final MemoryRecords records;
    final FakeLoading loading;
    final HandClock clock = new HandClock();
    final List<ShownTurn> shown = Collections.synchronizedList(new ArrayList<>());
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<ToModule> quarantined = new CopyOnWriteArrayList<>();
    final List<String> staff = new CopyOnWriteArrayList<>();
    final ModuleHost host;

    /** Of the swaps that the rig begins. */
    volatile SwapListener progress = SwapListener.NONE;

    Rig(HostedModuleFactory code) {
        this(new MemoryRecords(), () -> code);
    }

    Rig(MemoryRecords records, Supplier<HostedModuleFactory> code) {
        this(records, code, COLD);
    }

    Rig(MemoryRecords records, Supplier<HostedModuleFactory> code, SwapOptions options) {
        this(records, new FakeLoading(code), options);
    }

    private Rig(MemoryRecords records, FakeLoading loading, SwapOptions options) {
        this(records, loading, loading, options);
    }

    /** @param used in the place of the fake */
    Rig(MemoryRecords records, FakeLoading loading, ModuleLoading used, SwapOptions options) {
        this(records, loading, used, options, new PulseThread(), new JvmHeap(), 0);
    }

    /** A host whose watch beats when the test says. */
    Rig(HostedModuleFactory code, Pulse pulse) {
        this(code, pulse, new JvmHeap(), 0);
    }

    /** Likewise, with a heap of the test's own. */
    Rig(HostedModuleFactory code, Pulse pulse, HeapGauge heap) {
        this(code, pulse, heap, 85);
    }

    private Rig(HostedModuleFactory code, Pulse pulse, HeapGauge heap, int heapPercent) {
        this(new MemoryRecords(), new FakeLoading(() -> code), null, COLD, pulse, heap, heapPercent);
    }

    private Rig(
            MemoryRecords records,
            FakeLoading loading,
            @Nullable ModuleLoading used,
            SwapOptions options,
            Pulse pulse,
            HeapGauge heap,
            int heapPercent) {
        this.records = records;
        this.loading = loading;
        this.host = new ModuleHost(
                "world",
                used == null ? loading : used,
                records,
                shown::add,
                new Listener(),
                new NoContent(),
                "1",
                options,
                new Supervision(
                        TURN, heapPercent, (time, generation, message) -> quarantined.add(message), FaultRecords.NONE),
                Retirement.DEFAULT,
                clock,
                pulse,
                heap);
    }

    /** From now on this is the code that a reload reads. */
    void write(String source, HostedModuleFactory code) {
        loading.file = () -> new FakeLoading.Code(source, () -> code);
    }

    SwapResult reload() {
        return result(host.reload(progress).orElseThrow());
    }

    SwapResult rollback() {
        return result(host.rollback(progress).orElseThrow());
    }

    SwapResult check() {
        return result(host.check(progress).orElseThrow());
    }

    static SwapResult result(CompletionStage<SwapResult> stage) {
        return stage.toCompletableFuture()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    void mustReload() {
        assertThat(reload()).isInstanceOf(SwapResult.Reloaded.class);
    }

    void type(long number, String line) {
        host.post(new ToModule.Input(NOVA, number, line, false));
    }

    void awaitIdle() {
        try {
            assertThat(host.awaitIdle(SOON)).as("everything was handled").isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was told to anybody, by what it said; a failed turn as {@code FAILED}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (ShownTurn turn : List.copyOf(shown)) {
            if (turn.failed()) {
                lines.add(turn.ending().name());
            }
            for (FromModule message : turn.output()) {
                if (message instanceof FromModule.Tell tell) {
                    lines.add(said(tell.text()));
                }
            }
        }
        return lines;
    }

    static String said(Text text) {
        return ((Text.Plain) text.arguments().get(0)).value();
    }

    /** A module that keeps the number of each line in the record {@code a}, and answers with its own name and the number. */
    static Script answering(String name) {
        Script script = new Script();
        script.handle = (message, turn) -> {
            if (message instanceof ToModule.Input input) {
                turn.put(record("a", input.number()));
                turn.tell(NOVA, Text.plain(name + " " + input.number()));
            }
        };
        return script;
    }

    static RecordKey key(String id) {
        return new RecordKey("thing", id);
    }

    static StoredRecord record(String id, long value) {
        return new StoredRecord(key(id), 1, Doc.object().put("value", value).build());
    }

    static SessionInfo session(SessionId id, String name) {
        return new SessionInfo(id, "account", "character", name, Set.of(), ClientInfo.UNKNOWN, 1);
    }

    @Override
    public void close() {
        host.close();
    }

    private final class Listener implements HostListener {
        @Override
        public void live(int generation) {
            told.add("live " + generation);
        }

        @Override
        public void noWorld(String reason) {
            told.add("no world: " + reason);
        }

        @Override
        public void blurred() {
            told.add("blurred");
        }

        @Override
        public void clear() {
            told.add("clear");
        }

        @Override
        public void staff(String line) {
            staff.add(line);
        }
    }

    static final class NoContent implements AuthoredContent {
        @Override
        public List<String> list(String folder) {
            return List.of();
        }

        @Override
        public String read(String path) {
            throw new IllegalArgumentException("there is no content");
        }
    }
}
