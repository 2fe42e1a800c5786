package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred swaps under load: no connection, no line and no order is lost. Prints how long a player waited at worst;
 * asserts only what must hold on any machine.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HundredReloadsIT {
    private static final int SWAPS = 100;

    /** As many as the host keeps the code of. */
    private static final int MOST_EARLIER = 5;

    @RegisterExtension
    final Lab lab = new Lab();

    private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();
    private final Path world = lab.folder().resolve("world.jar");
    private final Path good = lab.folder().resolve("good.jar");

    private HoldfastProcess.Ready server;
    private TelnetClient admin;
    private int generation = 1;
    private int earlier;
    private double longestPause;

    /** A player who pings at a steady pace and never stops. */
    private record Typist(TelnetClient client, Pinger pings) {}

    /** What becomes of a swap. */
    private enum Outcome {
        RELOADED,
        FAILED,
        ROLLED_BACK,
        CHECKED
    }

    @BeforeEach
    void start() throws IOException {
        WorldJar.ofWorld(good);
        install(good);
        HoldfastProcess process =
                lab.launch().world(world).set("swap.warmup_ms", "50").start();
        String claim = process.awaitClaimCode();
        server = process.awaitReady();
        admin = lab.registerAdmin("Astra", server, claim);
    }

    @AfterEach
    void rest() {
        fingers.shutdownNow();
    }

    @Test
    void fiftyPlayersPingFiftyTimesASecondThroughAHundredReloads() throws Exception {
        List<Typist> typists = typists(50, 20_000);
        for (int i = 0; i < SWAPS; i++) {
            reload();
        }
        end(typists);
        report("@reload only", typists, typists.size(), 20);
    }

    /**
     * Half of the two hundred type without a rest, the others are somewhere between the door and the end of a long
     * output, and go on while a swap runs. Which swap is next and who goes on is left to chance: {@code holdfast.seed}.
     */
    @Test
    void twoHundredPlayersInAllPhasesNoticeNoneOfAHundredMixedSwaps() throws Exception {
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        System.out.println("a hundred swaps, -Dholdfast.seed=" + seed);
        Random random = new Random(seed);
        List<Typist> typists = typists(100, 200_000);
        List<Wanderer> wanderers = wanderers(100);
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Set<Wanderer.Phase> phases = EnumSet.noneOf(Wanderer.Phase.class);
        for (int i = 0; i < SWAPS; i++) {
            wanderers.forEach(wanderer -> phases.add(wanderer.phase()));
            Runnable outcome = begin(random, outcomes);
            for (int steps = random.nextInt(30); steps > 0; steps--) {
                wanderers.get(random.nextInt(wanderers.size())).step();
            }
            outcome.run();
        }
        wanderers.forEach(Wanderer::comeIn);
        end(typists);
        assertThat(phases).containsExactlyInAnyOrder(Wanderer.Phase.values());
        assertThat(outcomes).containsOnlyKeys(Outcome.values());
        report(outcomes.toString(), typists, typists.size() + wanderers.size(), 200);
    }

    private void install(Path jar) throws IOException {
        Path fresh = world.resolveSibling("fresh.jar");
        Files.copy(jar, fresh);
        Files.move(fresh, world, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of ten swaps five are reloads, two fail, two go back, one is a check. The result waits for the swap's end. */
    private Runnable begin(Random random, Map<Outcome, Integer> outcomes) throws IOException {
        int chance = random.nextInt(10);
        if (chance < 2) {
            String reason = spoil(random);
            outcomes.merge(Outcome.FAILED, 1, Integer::sum);
            admin.send("@reload");
            return () -> failed(reason);
        }
        install(good);
        if (chance < 4 && earlier > 0) {
            outcomes.merge(Outcome.ROLLED_BACK, 1, Integer::sum);
            earlier--;
            admin.send("@rollback");
            return this::reloaded;
        }
        if (chance == 4) {
            outcomes.merge(Outcome.CHECKED, 1, Integer::sum);
            admin.send("@reload --check");
            return () -> admin.expectLine("Checked: .+ Generation " + generation + " is still running\\.");
        }
        outcomes.merge(Outcome.RELOADED, 1, Integer::sum);
        earlier = Math.min(MOST_EARLIER, earlier + 1);
        admin.send("@reload");
        return this::reloaded;
    }

    /** Puts code there that fails in one step or another; returns what is then said. */
    private String spoil(Random random) throws IOException {
        String place = List.of("create", "activate", "").get(random.nextInt(3));
        if (place.isEmpty()) {
            byte[] jar = Files.readAllBytes(good);
            Files.write(world, Arrays.copyOf(jar, random.nextInt(jar.length)));
            return "cut off";
        }
        WorldJar.failing(world, place);
        return "told to fail in " + place;
    }

    private void reload() {
        admin.send("@reload");
        reloaded();
    }

    private void reloaded() {
        generation++;
        String pause = admin.expectLine(
                        "Reloaded: generation " + generation + " is live\\. Pause ([0-9.]+) ms, \\d+ lines held\\.")
                .group(1);
        longestPause = Math.max(longestPause, Double.parseDouble(pause));
    }

    private void failed(String reason) {
        assertThat(admin.expectLine("Reload failed: (.+) Generation " + generation + " is still running\\.")
                        .group(1))
                .contains(reason);
    }

    /** All of them type already. */
    private List<Typist> typists(int count, int periodMicros) {
        List<Typist> typists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pinger pings = new Pinger(0);
            TelnetClient client = lab.connect(name("Pupil", i), server, Set.of(), pings);
            Dialogue.register(client, name("Pupil", i));
            typists.add(new Typist(client, pings));
        }
        for (int i = 0; i < count; i++) {
            Typist typist = typists.get(i);
            typist.pings().start(typist.client(), fingers, (long) i * periodMicros / count, periodMicros);
        }
        return typists;
    }

    /** Spread over all phases. */
    private List<Wanderer> wanderers(int count) {
        List<Wanderer> wanderers = new ArrayList<>();
        int phases = Wanderer.Phase.values().length;
        for (int i = 0; i < count; i++) {
            Wanderer wanderer = new Wanderer(lab, server, name("Rover", i));
            for (int steps = i % (2 * phases); steps > 0; steps--) {
                wanderer.step();
            }
            wanderers.add(wanderer);
        }
        return wanderers;
    }

    private static String name(String kind, int i) {
        return kind + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }

    private void end(List<Typist> typists) throws Exception {
        for (Typist typist : typists) {
            typist.pings().stop(fingers);
            typist.client().expectLine("pong " + typist.pings().typed());
            assertThat(typist.pings().faults()).as(typist.client().name()).isEmpty();
            assertThat(typist.pings().answered()).isEqualTo(typist.pings().typed());
            assertThat(typist.client().closed()).isFalse();
        }
    }

    private void report(String swaps, List<Typist> typists, int players, int millis) {
        System.out.println(String.format(
                Locale.ROOT,
                "%d swaps (%s), %d connections: %d pings, all answered in order; longest gap between two answers"
                        + " %.1f ms (%d ms apart when typed), longest pause reported %.1f ms",
                SWAPS,
                swaps,
                players,
                typists.stream().mapToLong(typist -> typist.pings().typed()).sum(),
                typists.stream()
                        .mapToDouble(typist -> typist.pings().longestGapMillis())
                        .max()
                        .orElse(0),
                millis,
                longestPause));
    }
}
