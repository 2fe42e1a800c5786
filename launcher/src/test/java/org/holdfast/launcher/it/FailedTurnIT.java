package org.holdfast.launcher.it;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** A command that throws half-way: nothing of it is in memory, on disk, or in what others see. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FailedTurnIT {
    private static final String NOTES = "a: one two\nvictim: alive";

    @RegisterExtension
    final Lab lab = new Lab();

    private final Path world = lab.folder().resolve("world.jar");

    @Test
    void aCommandThatThrowsHalfWayLeavesNoTrace() {
        WorldJar.keeper(world, 1);
        HoldfastProcess process = lab.launch().world(world).start();
        String claim = process.awaitClaimCode();
        TelnetClient astra = lab.registerAdmin("Astra", process.awaitReady(), claim);
        astra.ask("keep a one two");
        astra.ask("keep victim alive");
        assertThat(astra.ask("notes").strip()).isEqualTo(NOTES);

        String told = astra.ask("break a b");
        assertThat(told).contains("Something went wrong", "nothing was changed").doesNotContain("told to break");
        assertThat(astra.ask("notes").strip()).as("in memory").isEqualTo(NOTES);
        // A note that did not exist before, of which the turn had put a record, is as if it never had.
        assertThat(astra.ask("break c d")).contains("nothing was changed");
        assertThat(astra.ask("notes").strip()).as("in memory").isEqualTo(NOTES);
        astra.send("@reload");
        astra.expectLine("Reloaded: generation 2 is live\\..*");
        assertThat(astra.ask("notes").strip()).as("in the records").isEqualTo(NOTES);
        // What was half changed can be changed as a whole afterwards.
        astra.ask("keep a three");

        process.kill();
        HoldfastProcess.Ready again = lab.launch().world(world).start().awaitReady();
        assertThat(lab.login("Astra", again).ask("notes").strip()).as("on disk").isEqualTo("a: three\nvictim: alive");
    }
}
