package org.holdfast.launcher.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server is killed at random moments, some of them during its start, while builders work; every answer that one of
 * them was shown still holds afterwards. {@code holdfast.server.kills} says how often, {@code holdfast.seed} repeats
 * the moments of another run as far as that is possible.
 */
// Long enough for the long form: each step has a deadline of its own.
@Timeout(value = 12, unit = TimeUnit.HOURS)
class KilledServerIT {
    private static final int KILLS = 5;
    private static final int MOST_ANSWERS = 300;
    private static final int MOST_MILLIS_AFTER = 20;
    private static final int MOST_MILLIS_OF_START = 2_000;

    @RegisterExtension
    final Lab lab = new Lab();

    private final ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService typing = Executors.newCachedThreadPool();
    private final Semaphore answers = new Semaphore(0);
    private final List<Witness> witnesses = Stream.of("Wanda", "Wilma", "Wotan")
            .map(name -> new Witness(name, answers::release))
            .toList();

    @AfterEach
    void endThreads() {
        killer.shutdownNow();
        typing.shutdownNow();
    }

    @Test
    void everyAnswerThatWasShownHolds() throws Exception {
        int kills = Integer.getInteger("holdfast.server.kills", KILLS);
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        Random random = new Random(seed);
        System.out.println("killing the server " + kills + " times, -Dholdfast.seed=" + seed);
        for (Witness witness : witnesses) {
            HoldfastProcess created = lab.launch()
                    .account(
                            "create",
                            Dialogue.PASSWORD + "\n",
                            "--name",
                            witness.name(),
                            "--role",
                            "builder",
                            "--password-stdin");
            assertThat(created.awaitExit()).as(created.describe()).isZero();
        }
        for (int kill = 0; kill < kills; kill++) {
            if (random.nextInt(3) == 0) {
                killWhileItStarts(random);
            }
            playUntilKilled(random);
        }
        checkAll(lab.launch().start());
        System.out.println("shown and held: "
                + witnesses.stream().mapToLong(Witness::shown).sum() + " changes, "
                + witnesses.stream().mapToInt(Witness::rooms).sum() + " rooms");
    }

    private void killWhileItStarts(Random random) throws Exception {
        HoldfastProcess process = lab.launch().start();
        killer.schedule(process::kill, random.nextInt(MOST_MILLIS_OF_START), TimeUnit.MILLISECONDS)
                .get();
        assertThat(process.err().text()).doesNotContain("damaged");
    }

    private void playUntilKilled(Random random) throws Exception {
        HoldfastProcess process = lab.launch().start();
        List<TelnetClient> clients = checkAll(process);
        answers.drainPermits();
        List<Future<?>> playing = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            Witness witness = witnesses.get(i);
            TelnetClient client = clients.get(i);
            playing.add(typing.submit(() -> witness.play(client)));
        }
        int enough = 1 + random.nextInt(MOST_ANSWERS);
        assertThat(answers.tryAcquire(enough, Transcript.DEADLINE.toSeconds(), TimeUnit.SECONDS))
                .as("%d answers in time", enough)
                .isTrue();
        killer.schedule(process::kill, random.nextInt(1_000 * MOST_MILLIS_AFTER), TimeUnit.MICROSECONDS)
                .get();
        for (Future<?> one : playing) {
            one.get();
        }
        clients.forEach(TelnetClient::close);
    }

    /** Logs everybody in, and has everybody see whether all is as it was shown. */
    private List<TelnetClient> checkAll(HoldfastProcess process) {
        HoldfastProcess.Ready server = process.awaitReady();
        List<TelnetClient> clients = new ArrayList<>();
        for (Witness witness : witnesses) {
            TelnetClient client = lab.login(witness.name(), server);
            witness.check(client);
            clients.add(client);
        }
        return clients;
    }
}
