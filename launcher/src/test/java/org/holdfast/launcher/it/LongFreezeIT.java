package org.holdfast.launcher.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A world that takes two seconds to begin to serve, and players who type far more meanwhile than is held for them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LongFreezeIT {
    private static final String BLURS = "The world blurs. Your commands will run in a moment.";
    private static final String CLEAR = "The world is clear again.";
    private static final int MILLIS = 2_000;
    private static final int LINES = 5_000;

    /** Lines of one session that wait for the world; beyond them its socket is not read. */
    private static final int HELD = 256;

    @RegisterExtension
    final Lab lab = new Lab();

    private final Path world = lab.folder().resolve("world.jar");

    @Test
    void nothingIsRefusedNothingIsLostAndNoMoreIsHeldThanTheBound() {
        WorldJar.tiny(world, "one");
        HoldfastProcess process = lab.launch().world(world).start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient astra = lab.registerAdmin("Astra", server, claim);
        Pinger pings = new Pinger(0);
        TelnetClient typist = lab.connect("Theo", server, Set.of(), pings);
        Dialogue.register(typist, "Theo");
        TelnetClient witness = lab.register("Wren", server);

        WorldJar.slow(world, "two", "activate", MILLIS);
        astra.send("@reload");
        astra.expectLine("Reloading the world\\.\\.\\.");
        witness.send("ping before");
        witness.expectLine("pong before");
        AtomicInteger typed = new AtomicInteger();
        await().atMost(Transcript.DEADLINE).pollInterval(Duration.ofMillis(10)).until(() -> {
            typist.send("ping " + typed.incrementAndGet());
            return typist.text().contains(BLURS);
        });
        for (int i = 0; i < LINES; i++) {
            typist.send("ping " + typed.incrementAndGet());
        }
        witness.send("marker");
        Transcript.Seen seen =
                astra.expectLine("Reloaded: generation 2 is live\\. Pause ([0-9.]+) ms, (\\d+) lines held\\.");
        typist.expectLine("pong " + typed);

        assertThat(Double.parseDouble(seen.group(1))).isBetween((double) MILLIS, 5.0 * MILLIS);
        assertThat(Integer.parseInt(seen.group(2))).isBetween(HELD, HELD + 2);
        assertThat(pings.faults()).isEmpty();
        assertThat(pings.answered()).isEqualTo(typed.get());
        typist.fence("over");
        assertThat(typist.text())
                .containsOnlyOnce(BLURS)
                .containsOnlyOnce(CLEAR)
                .doesNotContain("was not run");
        witness.expect("This is tiny world");
    }
}
