package org.holdfast.proxy.host;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Port.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The moment in which a turn ends and is taken away at once. */
@Timeout(120)
class HandHammerTest {
    private static final int ROUNDS = 30_000;

    private static Envelope line(long number) {
        return Envelope.forWhicheverServes(new ToModule.Input(Rig.NOVA, number, "", false));
    }

    /** Two threads that meet at the beginning of each round, so that they are in it together. */
    private static void race(Runnable one, Runnable other) throws InterruptedException {
        Phaser start = new Phaser(2);
        CountDownLatch ended = new CountDownLatch(2);
        for (Runnable task : List.of(one, other)) {
            Thread thread = new Thread(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    start.arriveAndAwaitAdvance();
                    task.run();
                    start.arriveAndAwaitAdvance();
                }
                ended.countDown();
            });
            thread.setDaemon(true);
            thread.start();
        }
        ended.await();
    }

    @Test
    void aTurnIsEndedOrSeizedAndNeverBothOrNeither() throws InterruptedException {
        List<Hand> hands = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Hand hand = new Hand(Thread.currentThread());
            hand.begin(line(1));
            hands.add(hand);
        }
        boolean[] ended = new boolean[ROUNDS];
        boolean[] seized = new boolean[ROUNDS];
        int[] at = new int[2];
        race(
                () -> {
                    ended[at[0]] = hands.get(at[0]).end();
                    at[0]++;
                },
                () -> {
                    seized[at[1]] = hands.get(at[1]).seize(1) != null;
                    at[1]++;
                });
        int counted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            assertThat(ended[i]).as("round %d", i).isNotEqualTo(seized[i]);
            counted += ended[i] ? 1 : 0;
        }
        System.out.println(counted + " of " + ROUNDS + " turns ended in time");
    }

    @Test
    void anInterruptReachesTheTurnThatItIsForAndNoOther() throws InterruptedException {
        AtomicBoolean stray = new AtomicBoolean();
        CountDownLatch made = new CountDownLatch(1);
        Hand[] hand = new Hand[1];
        Thread world = new Thread(() -> {
            hand[0] = new Hand(Thread.currentThread());
            made.countDown();
            for (int i = 1; i <= ROUNDS; i++) {
                hand[0].begin(line(i));
                if (i % 2 == 0 && Thread.currentThread().isInterrupted()) {
                    stray.set(true);
                }
                hand[0].end();
                hand[0].settled();
            }
        });
        world.start();
        made.await();
        while (world.isAlive()) {
            long running = hand[0].running();
            if (running % 2 == 1) {
                hand[0].interrupt(running);
            }
        }
        assertThat(stray).as("an even turn was interrupted").isFalse();
    }

    /** With the whole host: a watch that finds every turn too long, and turns that end all the same. */
    @Test
    void eachLineIsAnsweredOnceAndInOrderHoweverOftenItsWorldIsTakenAway() throws Exception {
        int lines = 1_000;
        Script script = new Script();
        script.handle = (message, turn) -> {
            if (message instanceof ToModule.Input input) {
                turn.put(Rig.record("line" + input.number(), input.number()));
                spin(input.number());
            }
        };
        List<Long> answered = Collections.synchronizedList(new ArrayList<>());
        List<Long> quarantined = Collections.synchronizedList(new ArrayList<>());
        MemoryRecords records = new MemoryRecords();
        int lives;
        try (TakenAway host = new TakenAway(records, script, answered, quarantined)) {
            for (int i = 1; i <= lines; i++) {
                host.type(i);
            }
            host.awaitAnswered(lines);
            lives = host.lives();
        }
        List<Long> expected = new ArrayList<>();
        for (long i = 1; i <= lines; i++) {
            expected.add(i);
            boolean accepted = records.read(Rig.key("line" + i)).isPresent();
            assertThat(accepted).as("line %d", i).isNotEqualTo(quarantined.contains(i));
        }
        assertThat(answered).isEqualTo(expected);
        System.out.println(quarantined.size() + " of " + lines + " lines were quarantined");
        assertThat(quarantined).hasSize(lives - 1).doesNotHaveDuplicates();
    }

    /** Some of them about as long as the watch needs to come. */
    private static void spin(long number) {
        long end = System.nanoTime() + (number * 7919 % 100) * 20_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
