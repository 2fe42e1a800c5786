package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Timers are set and come due while generation follows generation: each comes once, none twice. */
class TimersHammerTest {
    private static final int RELOADS = 200;
    private static final int TIMERS_PER_RELOAD = 20;

    private final AtomicLong ticks = new AtomicLong();

    /** A record for each timer says how often it came; a generation asks again for those that have not. */
    private final class Clockwork implements HostedModuleFactory, HostedModule {
        private final Map<String, Long> timers = new TreeMap<>();

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
            timers.put(record.key().id(), record.doc().integer("value"));
        }

        @Override
        public void apply(RecordChange change) {
            load(((RecordChange.Put) change).record());
        }

        @Override
        public void activate(Activation activation, Turn turn) {
            timers.forEach((timer, times) -> {
                if (times == 0) {
                    turn.send(new FromModule.WakeAt(timer, turn.now()));
                }
            });
        }

        @Override
        public void handle(ToModule message, Turn turn) {
            if (message instanceof ToModule.Input input) {
                count(input.line(), 0, turn);
                turn.send(new FromModule.WakeAt(input.line(), turn.now()));
            } else if (message instanceof ToModule.Woken woken) {
                count(woken.name(), timers.getOrDefault(woken.name(), 0L) + 1, turn);
            } else if (message instanceof ToModule.Tick) {
                ticks.incrementAndGet();
            }
        }

        private void count(String timer, long times, Turn turn) {
            timers.put(timer, times);
            turn.put(Rig.record(timer, times));
        }

        @Override
        public void revert(List<RecordChange> accepted) {}
    }

    @Test
    @Timeout(120)
    void eachComesExactlyOnce() throws Exception {
        Semaphore allowed = new Semaphore(0);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        MemoryRecords records = new MemoryRecords();
        try (Rig rig = new Rig(records, Clockwork::new)) {
            rig.mustReload();
            Future<Long> typing = threads.submit(() -> {
                long set = 0;
                while (set < (long) RELOADS * TIMERS_PER_RELOAD) {
                    allowed.acquire();
                    set++;
                    rig.type(set, "timer-" + set);
                }
                return set;
            });
            for (int i = 0; i < RELOADS; i++) {
                // While this reload runs; without a bound a slow machine would have more to load at each.
                allowed.release(TIMERS_PER_RELOAD);
                rig.mustReload();
            }
            long set = typing.get(20, TimeUnit.SECONDS);
            await().atMost(Rig.SOON).until(() -> came(records, set, 1));
            long before = ticks.get();
            await().atMost(Rig.SOON).until(() -> ticks.get() > before + 2);
            rig.awaitIdle();
            assertThat(came(records, set, 1)).as("%d timers, each once", set).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean came(MemoryRecords records, long set, long times) {
        for (long i = 1; i <= set; i++) {
            long counted = records.read(Rig.key("timer-" + i))
                    .map(record -> record.doc().integer("value"))
                    .orElse(0L);
            if (counted != times) {
                return false;
            }
        }
        return true;
    }
}
