package org.holdfast.launcher.it;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Worlds that leave something behind are named with what keeps them; the others are collected. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PinnedWorldIT {
    @RegisterExtension
    final Lab lab = new Lab();

    private final Path world = lab.folder().resolve("world.jar");

    @Test
    void whatKeepsAnOldWorldIsNamed() {
        WorldJar.leaky(world, "thread");
        HoldfastProcess process = lab.launch()
                .world(world)
                .set("supervision.collected_seconds", "1")
                .set("supervision.request_gc", "always")
                .set("supervision.heap_search_minutes", "0")
                .start();
        String claim = process.awaitClaimCode();
        TelnetClient astra = lab.registerAdmin("Astra", process.awaitReady(), claim);

        replaceBy("formatter", astra, 2);
        awaitGenerations(astra, "generation 1: retired, from .*, pinned by thread combat-tick");
        process.err().expect("generation 1 was not collected; pinned by thread combat-tick");

        replaceBy("nothing", astra, 3);
        String path = "pinned by static field java\\.util\\.logging\\.\\S+ -> .*\\$Forgotten";
        awaitGenerations(astra, "generation 2: retired, from .*, " + path);
        process.err().expect("generation 2 was not collected; pinned by static field java.util.logging.");
        assertThat(lab.data().resolve("heap")).doesNotExist();

        replaceBy("nothing", astra, 4);
        await().atMost(Transcript.DEADLINE)
                .until(() -> astra.ask("@generations"), shown -> !shown.contains("generation 3"));
        assertThat(astra.ask("@generations"))
                .contains("generation 1: retired", "generation 2: retired", "generation 4: live");
        process.sigterm();
        assertThat(process.awaitExit()).isZero();
    }

    private void replaceBy(String leak, TelnetClient admin, int generation) {
        WorldJar.leaky(world, leak);
        admin.send("@reload");
        admin.expectLine("Reloaded: generation " + generation + " is live\\..*");
    }

    private static void awaitGenerations(TelnetClient admin, String line) {
        await().atMost(Transcript.DEADLINE)
                .until(() -> admin.ask("@generations").lines().anyMatch(shown -> shown.matches(line)));
    }
}
