package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A hundred swaps, reloads, failed ones and rollbacks mixed by chance, under two hundred connections: players who never
 * stop typing, fifty of them every 20 ms, players in the middle of a line, and people in every phase of the login. Prints the seed, which
 * {@code holdfast.it.seed} sets, and how long a player waited at worst; asserts only what must hold on any machine.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HundredReloadsIT {
    private static final int SWAPS = 100;
    private static final int TYPISTS = 120;
    private static final int QUICK_ONES = 50;
    private static final int HALF_WAY = 40;
    private static final int AT_THE_DOOR = 40;
    private static final int QUICK_MICROS = 20_000;
    private static final int PING_MICROS = 100_000;

    /** As many as the host keeps the code of. */
    private static final int MOST_EARLIER = 5;

    @RegisterExtension
    final Lab lab = new Lab();

    private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();
    private final Path world = lab.folder().resolve("world.jar");
    private final Path good = lab.folder().resolve("good.jar");
    private final Path bad = lab.folder().resolve("bad.jar");

    private int generation = 1;
    private int earlier;
    private double longestPause;

    private record Typist(TelnetClient client, Pinger pings) {}

    /** Somebody who has not come in yet, and how to go on. */
    private record Arriving(TelnetClient client, Runnable rest) {}

    @AfterEach
    void rest() {
        fingers.shutdownNow();
    }

    @Test
    void noConnectionAndNoLineIsLost() throws Exception {
        long seed = Long.getLong("holdfast.it.seed", System.nanoTime());
        System.out.println("seed " + seed);
        WorldJar.ofWorld(good);
        WorldJar.failing(bad, "create");
        install(good);
        HoldfastProcess process =
                lab.launch().world(world).set("swap.warmup_ms", "50").start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient admin = lab.registerAdmin("Astra", server, claim);
        List<Typist> typists = typists(server);
        List<TelnetClient> halfWay = halfWay(server);
        List<Arriving> arriving = arriving(server);
        for (int i = 0; i < TYPISTS; i++) {
            Typist typist = typists.get(i);
            int period = i < QUICK_ONES ? QUICK_MICROS : PING_MICROS;
            typist.pings().start(typist.client(), fingers, (long) i * period / TYPISTS, period);
        }

        Random random = new Random(seed);
        for (int i = 0; i < SWAPS; i++) {
            swap(random.nextInt(10), admin);
        }

        for (Typist typist : typists) {
            typist.pings().stop(fingers);
            typist.client().expectLine("pong " + typist.pings().typed());
        }
        for (TelnetClient client : halfWay) {
            client.send("over");
            client.expectLine("pong half-over");
        }
        for (Arriving one : arriving) {
            one.rest().run();
            Dialogue.arrive(one.client());
            one.client().fence("in");
        }
        report(typists);
    }

    private void install(Path jar) throws IOException {
        Path fresh = world.resolveSibling("fresh.jar");
        Files.copy(jar, fresh);
        Files.move(fresh, world, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Six of ten are reloads, two fail, two go back. */
    private void swap(int chance, TelnetClient admin) throws IOException {
        if (chance < 6) {
            install(good);
            admin.send("@reload");
            reloaded(admin);
            earlier = Math.min(MOST_EARLIER, earlier + 1);
        } else if (chance < 8) {
            install(bad);
            admin.send("@reload");
            failed(admin, "told to fail in create");
        } else {
            admin.send("@rollback");
            if (earlier == 0) {
                failed(admin, "there is no generation before this one");
            } else {
                reloaded(admin);
                earlier--;
            }
        }
    }

    private void reloaded(TelnetClient admin) {
        generation++;
        String pause = admin.expectLine(
                        "Reloaded: generation " + generation + " is live\\. Pause ([0-9.]+) ms, \\d+ lines held\\.")
                .group(1);
        longestPause = Math.max(longestPause, Double.parseDouble(pause));
    }

    private void failed(TelnetClient admin, String reason) {
        assertThat(admin.expectLine("Reload failed: (.+) Generation " + generation + " is still running\\.")
                        .group(1))
                .contains(reason);
    }

    private List<Typist> typists(HoldfastProcess.Ready server) {
        List<Typist> typists = new ArrayList<>();
        for (int i = 0; i < TYPISTS; i++) {
            Pinger pings = new Pinger(0);
            TelnetClient client = lab.connect(name("Pupil", i), server, Set.of(), pings);
            Dialogue.register(client, name("Pupil", i));
            typists.add(new Typist(client, pings));
        }
        return typists;
    }

    private List<TelnetClient> halfWay(HoldfastProcess.Ready server) {
        List<TelnetClient> clients = new ArrayList<>();
        for (int i = 0; i < HALF_WAY; i++) {
            TelnetClient client = lab.register(name("Dreamer", i), server);
            type(client, "ping half-");
            clients.add(client);
        }
        return clients;
    }

    /** In turn: with half a name, before the y, in the middle of a password, in the middle of its repetition. */
    private List<Arriving> arriving(HoldfastProcess.Ready server) {
        List<Arriving> all = new ArrayList<>();
        String half = Dialogue.PASSWORD.substring(0, 5);
        String otherHalf = Dialogue.PASSWORD.substring(5);
        for (int i = 0; i < AT_THE_DOOR; i++) {
            String name = name("Guest", i);
            int phase = i % 4;
            TelnetClient client = lab.connect(name, server);
            client.expectPrompt("Name: ");
            if (phase == 0) {
                type(client, name.substring(0, 3));
                all.add(new Arriving(client, () -> {
                    client.send(name.substring(3));
                    agree(client);
                    choose(client);
                    repeat(client);
                }));
                continue;
            }
            client.send(name);
            client.expectPrompt("Create it? (y/n) ");
            if (phase == 1) {
                all.add(new Arriving(client, () -> {
                    client.send("y");
                    choose(client);
                    repeat(client);
                }));
                continue;
            }
            client.send("y");
            if (phase == 2) {
                client.expectPrompt("Choose a password: ");
                type(client, half);
                all.add(new Arriving(client, () -> {
                    client.send(otherHalf);
                    repeat(client);
                }));
            } else {
                choose(client);
                client.expectPrompt("Repeat the password: ");
                type(client, half);
                all.add(new Arriving(client, () -> client.send(otherHalf)));
            }
        }
        return all;
    }

    private static void agree(TelnetClient client) {
        client.expectPrompt("Create it? (y/n) ");
        client.send("y");
    }

    private static void choose(TelnetClient client) {
        client.expectPrompt("Choose a password: ");
        client.send(Dialogue.PASSWORD);
    }

    private static void repeat(TelnetClient client) {
        client.expectPrompt("Repeat the password: ");
        client.send(Dialogue.PASSWORD);
    }

    /** Without a line end. */
    private static void type(TelnetClient client, String text) {
        client.sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(String kind, int i) {
        return kind + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }

    private void report(List<Typist> typists) {
        long typed = 0;
        double longestGap = 0;
        for (Typist typist : typists) {
            assertThat(typist.pings().faults()).as(typist.client().name()).isEmpty();
            assertThat(typist.pings().answered()).isEqualTo(typist.pings().typed());
            assertThat(typist.client().closed()).isFalse();
            typed += typist.pings().typed();
            longestGap = Math.max(longestGap, typist.pings().longestGapMillis());
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%d swaps (%d took over) under %d connections: %d pings, all answered in order; longest gap between two"
                        + " answers %.1f ms (%.0f or %.0f ms apart when typed), longest pause reported %.1f ms",
                SWAPS,
                generation - 1,
                TYPISTS + HALF_WAY + AT_THE_DOOR,
                typed,
                longestGap,
                QUICK_MICROS / 1e3,
                PING_MICROS / 1e3,
                longestPause));
    }
}
