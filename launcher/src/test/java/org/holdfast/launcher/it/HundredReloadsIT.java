package org.holdfast.launcher.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * A hundred reloads under fifty players who never stop typing. Prints how long a player waited at worst; asserts only
 * what must hold on any machine.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class HundredReloadsIT {
    private static final int RELOADS = 100;
    private static final int PLAYERS = 50;
    private static final int PING_MICROS = 20_000;

    @RegisterExtension
    final Lab lab = new Lab();

    private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();

    private record Typist(TelnetClient client, Pinger pings) {}

    @AfterEach
    void rest() {
        fingers.shutdownNow();
    }

    @Test
    void noConnectionAndNoLineIsLost() throws Exception {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient admin = lab.registerAdmin("Astra", server, claim);
        List<Typist> typists = arrivals(server);

        for (int i = 0; i < PLAYERS; i++) {
            typists.get(i)
                    .pings()
                    .start(typists.get(i).client(), fingers, (long) i * PING_MICROS / PLAYERS, PING_MICROS);
        }
        double longestPause = 0;
        for (int generation = 2; generation <= RELOADS + 1; generation++) {
            admin.send("@reload");
            String pause = admin.expectLine(
                            "Reloaded: generation " + generation + " is live\\. Pause ([0-9.]+) ms, \\d+ lines held\\.")
                    .group(1);
            longestPause = Math.max(longestPause, Double.parseDouble(pause));
        }
        long typed = 0;
        double longestGap = 0;
        for (Typist typist : typists) {
            typist.pings().stop(fingers);
            typist.client().expectLine("pong " + typist.pings().typed());
            typed += typist.pings().typed();
            longestGap = Math.max(longestGap, typist.pings().longestGapMillis());
        }

        for (Typist typist : typists) {
            assertThat(typist.pings().faults()).as(typist.client().name()).isEmpty();
            assertThat(typist.pings().answered()).isEqualTo(typist.pings().typed());
            assertThat(typist.client().closed()).isFalse();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%d reloads under %d players: %d pings, all answered in order; longest gap between two answers %.1f ms"
                        + " (%.0f ms apart when typed), longest pause reported %.1f ms",
                RELOADS,
                PLAYERS,
                typed,
                longestGap,
                PING_MICROS / 1e3,
                longestPause));
    }

    private List<Typist> arrivals(HoldfastProcess.Ready server) {
        List<Typist> typists = new ArrayList<>();
        for (int i = 0; i < PLAYERS; i++) {
            String name = "Pupil" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            Pinger pings = new Pinger(0);
            TelnetClient client = lab.connect(name, server, Set.of(), pings);
            Dialogue.register(client, name);
            typists.add(new Typist(client, pings));
        }
        return typists;
    }
}
