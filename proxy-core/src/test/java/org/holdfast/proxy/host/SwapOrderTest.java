package org.holdfast.proxy.host;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.SessionId;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines from many threads while generation follows generation. */
class SwapOrderTest {
    private static final int RELOADS = 200;
    private static final int PRODUCERS = 4;
    private static final int SESSIONS_EACH = 4;

    /** Lines on their way; what the sessions would bound. */
    private static final int MOST_OUTSTANDING = 500;

    /** Counts the lines of each session in a record of its own, and answers with the count and the line's number. */
    private static final class Counting implements HostedModuleFactory, HostedModule {
        private final Map<String, Long> counts = new HashMap<>();

        @Override
        public ModuleDescriptor describe() {
            return new ModuleDescriptor("world", "1", Map.of("thing", 1), Duration.ofMillis(1));
        }

        @Override
        public HostedModule create(ModuleContext context) {
            return this;
        }

        @Override
        public void load(StoredRecord record) {
            counts.put(record.key().id(), record.doc().integer("value"));
        }

        @Override
        public void apply(RecordChange change) {
            load(((RecordChange.Put) change).record());
        }

        @Override
        public void activate(Activation activation, Turn turn) {}

        @Override
        public void handle(ToModule message, Turn turn) {
            if (message instanceof ToModule.Input input) {
                String id = input.session().toString();
                if (input.line().equals("fail")) {
                    turn.put(Rig.record(id, -1));
                    turn.tell(input.session(), Text.plain("never shown"));
                    throw new IllegalStateException("as asked");
                }
                long count = counts.merge(id, 1L, Long::sum);
                turn.put(Rig.record(id, count));
                turn.tell(input.session(), Text.plain(count + " " + input.number()));
            }
        }

        @Override
        public void revert(List<RecordChange> accepted) {
            for (RecordChange change : accepted) {
                if (change instanceof RecordChange.Put put) {
                    load(put.record());
                } else {
                    counts.remove(change.key().id());
                }
            }
        }
    }

    /** Thousands of turns fail here as they should; their stacks would bury the test's report. */
    @BeforeAll
    static void quiet() {
        ((Logger) LoggerFactory.getLogger(Hosted.class)).setLevel(Level.OFF);
    }

    @AfterAll
    static void loud() {
        ((Logger) LoggerFactory.getLogger(Hosted.class)).setLevel(null);
    }

    @Test
    @Timeout(120)
    void noLineIsLostDoubledOrReordered() throws Exception {
        MemoryRecords records = new MemoryRecords();
        records.holdDisk();
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS + 1);
        try (Rig rig = new Rig(records, Counting::new)) {
            rig.mustReload();
            Semaphore room = new Semaphore(MOST_OUTSTANDING);
            Future<?> disk = threads.submit(() -> {
                int seen = 0;
                while (!over.get()) {
                    records.diskReaches(records.position());
                    int shown = rig.shown.size();
                    room.release(shown - seen);
                    seen = shown;
                    Thread.onSpinWait();
                }
            });
            List<Future<Map<SessionId, Long>>> producers = new ArrayList<>();
            for (int i = 0; i < PRODUCERS; i++) {
                producers.add(threads.submit(() -> type(rig.host, room, over)));
            }
            for (int i = 0; i < RELOADS; i++) {
                rig.mustReload();
                assertThat(rig.host.liveGeneration()).hasValue(i + 2);
            }
            over.set(true);
            room.release(PRODUCERS * SESSIONS_EACH);
            Map<SessionId, Long> typed = new HashMap<>();
            for (Future<Map<SessionId, Long>> producer : producers) {
                typed.putAll(producer.get(20, TimeUnit.SECONDS));
            }
            rig.awaitIdle();
            disk.get(20, TimeUnit.SECONDS);
            records.diskReaches(records.position());

            Map<SessionId, List<ShownTurn>> answers = answers(List.copyOf(rig.shown));
            assertThat(typed).hasSize(PRODUCERS * SESSIONS_EACH);
            typed.forEach((session, lines) -> {
                requireEveryLineOnceInOrder(answers.getOrDefault(session, List.of()), lines);
                long counted = lines - lines / 10;
                assertThat(records.read(Rig.key(session.toString())))
                        .map(record -> record.doc().integer("value"))
                        .hasValue(counted);
            });
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** Every tenth line is one that fails. */
    private static Map<SessionId, Long> type(ModuleHost host, Semaphore room, AtomicBoolean over)
            throws InterruptedException {
        List<SessionId> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS_EACH; i++) {
            sessions.add(SessionId.random());
        }
        long number = 0;
        while (!over.get()) {
            number++;
            for (SessionId session : sessions) {
                room.acquire();
                host.post(new ToModule.Input(session, number, number % 10 == 0 ? "fail" : "count", false));
            }
        }
        Map<SessionId, Long> typed = new HashMap<>();
        for (SessionId session : sessions) {
            typed.put(session, number);
        }
        return typed;
    }

    private static Map<SessionId, List<ShownTurn>> answers(List<ShownTurn> shown) {
        Map<SessionId, List<ShownTurn>> answers = new HashMap<>();
        for (ShownTurn turn : shown) {
            if (turn.message().orElse(null) instanceof ToModule.Input input) {
                answers.computeIfAbsent(input.session(), session -> new ArrayList<>())
                        .add(turn);
            }
        }
        return answers;
    }

    private static void requireEveryLineOnceInOrder(List<ShownTurn> answers, long lines) {
        assertThat(answers.stream().map(turn -> ((ToModule.Input) turn.message().orElseThrow()).number()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, lines).boxed().toList());
        long count = 0;
        for (int i = 0; i < lines; i++) {
            long number = i + 1L;
            assertThat(answers.get(i).failed()).isEqualTo(number % 10 == 0);
            if (number % 10 != 0) {
                count++;
                FromModule.Tell tell = (FromModule.Tell) answers.get(i).output().get(0);
                assertThat(Rig.said(tell.text())).isEqualTo(count + " " + number);
            }
        }
    }
}
