package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.holdfast.proxy.host.Rig.NOVA;
import static org.holdfast.proxy.host.Rig.SOON;

/** A heap that is as full as the test says, in MiB. */
@SuppressWarnings("NonAtomicVolatileUpdate") // by the thread of the test alone
class HeapGuardTest {
    private static final long MIB = 1 << 20;

    private final Heap heap = new Heap();
    private final HandPulse pulse = new HandPulse();
    private final Script script = new Script();
    private final Rig rig = new Rig(script, pulse, heap);
    private final AtomicInteger working = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void start() {
        AtomicInteger ticks = new AtomicInteger();
        script.handle = (message, turn) -> ticks.incrementAndGet();
        rig.mustReload();
        // Whoever handles messages is watched from the next beat on; a reload may be over a little before that.
        rig.type(1, "are you there?");
        await().atMost(SOON).until(() -> ticks.get() == 1);
        rig.awaitIdle();
        script.handle = (message, turn) -> {
            String line = ((ToModule.Input) message).line();
            turn.tell(NOVA, Text.plain(line));
            if (line.equals("work")) {
                working.incrementAndGet();
                work();
            }
        };
        beat();
    }

    @AfterEach
    void stop() {
        release.countDown();
        rig.close();
    }

    private void work() {
        boolean over = false;
        while (!over) {
            try {
                release.await();
                over = true;
            } catch (InterruptedException e) {
                // As a world that takes memory and no notice.
            }
        }
    }

    private void beat() {
        pulse.jump(HostTime.BEAT);
    }

    private void typeWork() {
        rig.type(1, "work");
        rig.type(2, "after");
        await().atMost(SOON).until(() -> working.get() == 1);
        beat();
    }

    private void collects(long left) {
        heap.collections++;
        heap.used = left * MIB;
        heap.last = new HeapGauge.Collection(10 * heap.collections, left * MIB);
    }

    @Test
    void aTurnThatTakesMuchOfAFullHeapIsFenced() {
        typeWork();
        heap.allocated += 30 * MIB;
        collects(90);
        beat();
        // Whoever sent it is told once the world has let go of the memory, which the watch sees at a later beat.
        await().atMost(SOON).until(() -> {
            beat();
            return rig.lines().contains("after");
        });
        assertThat(rig.lines()).containsExactly("QUARANTINED", "after");
        assertThat(rig.host.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.MEMORY);
            assertThat(fault.what()).startsWith("memory of Input at ");
            assertThat(fault.stack()).contains("work");
        });
    }

    @Test
    void anExhaustedHeapIsProofEnough() {
        typeWork();
        heap.allocated += 30 * MIB;
        collects(70);
        heap.used = 95 * MIB;
        heap.exhausted = true;
        beat();
        await().atMost(SOON).until(() -> {
            beat();
            return rig.lines().contains("after");
        });
        assertThat(rig.lines()).containsExactly("QUARANTINED", "after");

        heap.used = 40 * MIB;
        beat();
        assertThat(heap.exhausted).as("there is a reserve again").isFalse();
    }

    @Test
    void whoTakesMuchOfAFullHeapIsMeasuredBeforeItIsExhausted() {
        typeWork();
        heap.allocated += 30 * MIB;
        heap.used = 90 * MIB;
        beat();
        assertThat(heap.collected).as("asked for a collection").isEqualTo(1);
        beat();
        assertThat(heap.collected).as("and not again for no more than that").isEqualTo(1);
        assertThat(rig.host.faults()).isEmpty();
        collects(70);
        beat();
        assertThat(rig.host.faults()).as("most of it was garbage").isEmpty();

        heap.allocated += 20 * MIB;
        heap.used = 90 * MIB;
        beat();
        assertThat(heap.collected).isEqualTo(2);
        collects(88);
        beat();
        await().atMost(SOON).until(() -> {
            beat();
            return rig.lines().contains("after");
        });
        assertThat(rig.lines()).containsExactly("QUARANTINED", "after");
    }

    @Test
    void garbageIsNobodysFault() {
        typeWork();
        heap.allocated += 500 * MIB;
        heap.used = 95 * MIB;
        beat();
        collects(40);
        beat();
        heap.used = 95 * MIB;
        beat();
        assertThat(rig.host.faults()).isEmpty();
    }

    @Test
    void whatTheCoreTakesIsNotHeldAgainstAHarmlessWorld() {
        typeWork();
        heap.allocated += MIB;
        for (int i = 0; i < 30; i++) {
            collects(97);
            beat();
        }
        assertThat(rig.host.faults()).isEmpty();
        assertThat(rig.host.liveGeneration()).hasValue(1);
        assertThat(heap.collected).as("asked of everything once").isEqualTo(1);
    }

    @Test
    void aWorldThatGrowsIsReplacedOnceAndItsMessageIsRunByTheNext() {
        heap.allocated += 80 * MIB;
        script.handle = (message, turn) -> turn.tell(NOVA, Text.plain(((ToModule.Input) message).line()));
        for (int i = 0; i < 22; i++) {
            collects(92);
            beat();
        }
        await().atMost(SOON).until(() -> rig.host.liveGeneration().orElse(0) == 2);
        rig.type(1, "after");
        rig.awaitIdle();
        assertThat(rig.lines()).containsExactly("after");
        assertThat(rig.quarantined).isEmpty();

        beat();
        heap.allocated += 80 * MIB;
        for (int i = 0; i < 100; i++) {
            collects(92);
            beat();
        }
        assertThat(rig.host.liveGeneration()).as("a fresh world did not help").hasValue(2);
        collects(50);
        beat();
        for (int i = 0; i < 100; i++) {
            collects(92);
            beat();
        }
        await().atMost(SOON).until(() -> rig.host.liveGeneration().orElse(0) == 3);
    }

    @Test
    void whatAWorldThatGrowsHasInHandIsNotLost() {
        AtomicInteger asked = new AtomicInteger();
        script.handle = (message, turn) -> {
            turn.tell(NOVA, Text.plain(((ToModule.Input) message).line()));
            if (asked.incrementAndGet() == 1) {
                working.incrementAndGet();
                work();
            }
        };
        heap.allocated += 80 * MIB;
        beat();
        typeWork();
        for (int i = 0; i < 22; i++) {
            collects(92);
            beat();
        }
        await().atMost(SOON).until(() -> rig.lines().contains("after"));
        assertThat(rig.lines()).containsExactly("work", "after");
        assertThat(rig.quarantined).isEmpty();
        assertThat(rig.host.faults()).extracting(Fault::what).containsExactly("memory over many turns");
    }

    @Test
    void theRealHeapCanBeMeasured() {
        JvmHeap real = new JvmHeap();
        long before = real.allocatedBy(Thread.currentThread());
        byte[] bytes = new byte[1 << 20];
        assertThat(real.allocatedBy(Thread.currentThread()) - before).isGreaterThanOrEqualTo(bytes.length);
        long collections = real.collections();
        long ended = real.lastCollection().ended();
        real.collect();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> real.collections() > collections
                        && real.lastCollection().ended() > ended
                        && real.lastCollection().left() > 0);
        assertThat(real.lastCollection().left()).isLessThan(real.max());
    }

    /** Of 100 MiB. */
    private static final class Heap implements HeapGauge {
        private volatile long used = 10 * MIB;
        private volatile long allocated;
        private volatile long collections;
        private volatile int collected;
        private volatile boolean exhausted;
        private volatile Collection last = new Collection(0, 0);

        @Override
        public long max() {
            return 100 * MIB;
        }

        @Override
        public long used() {
            return used;
        }

        @Override
        public long collections() {
            return collections;
        }

        @Override
        public boolean isExhausted() {
            return exhausted;
        }

        @Override
        public void restock() {
            exhausted = false;
        }

        @Override
        public Collection lastCollection() {
            return last;
        }

        @Override
        public long allocatedBy(Thread thread) {
            return allocated;
        }

        @Override
        public void collect() {
            collected++;
        }

        @Override
        public long collected() {
            return collected;
        }
    }
}
