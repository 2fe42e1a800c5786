package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The disk is really full: nothing that was shown is lost, players are told, and the game goes on by itself when there
 * is space again. Skipped where nothing can be mounted.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FullDiskIT {
    private static final String STALLED = "The world holds its breath";
    private static final String OVER = "The world breathes again.";
    private static final Pattern ANSWER_OR_STALL = Pattern.compile("(?m)^(Set counter on Nova\\.|" + STALLED + ").*\n");
    private static final String PADDING = "x".repeat(3_000);

    @RegisterExtension
    final Lab lab = new Lab();

    private long shown;
    private long typed;

    @Test
    void theGameWaitsForSpaceAndGoesOnByItself() {
        try (SmallDisk disk = mount()) {
            createNova(disk);
            HoldfastProcess process = start(disk).start();
            String claim = process.awaitClaimCode();
            HoldfastProcess.Ready server = process.awaitReady();
            TelnetClient astra = lab.registerAdmin("Astra", server, claim);
            TelnetClient vega = lab.register("Vega", server);
            vega.send("quit");
            vega.expectClosed();
            TelnetClient nova = lab.login("Nova", server);
            fillUntilStalled(disk, nova);

            astra.expect(STALLED);
            nova.send("ping held");
            TelnetClient late = lab.connect("Vega again", server);
            Dialogue.identify(late, "Vega", Dialogue.PASSWORD);
            late.expect(STALLED);
            astra.send("@backup");
            astra.expectLine("Nothing was saved: .*");
            assertThat(files(disk.path().resolve("data/backups"))).isEmpty();
            astra.send("@sessions");
            astra.expect("Nova: ");
            assertThat(nova.text()).as("the core answers, the world waits").doesNotContain("pong held");

            disk.free();
            nova.expect(ANSWER_OR_STALL);
            shown = typed;
            nova.expectLine("pong held");
            Dialogue.arrive(late);
            for (TelnetClient client : new TelnetClient[] {astra, nova, late}) {
                client.fence("it-goes-on");
                assertThat(client.text()).containsOnlyOnce(STALLED).containsOnlyOnce(OVER);
            }
            process.kill();
            holdsAfterRestart(disk);
        }
    }

    @Test
    void aServerThatIsToldToStopMeanwhileSaysThatNotAllIsSaved() {
        try (SmallDisk disk = mount()) {
            createNova(disk);
            HoldfastProcess process = start(disk).start();
            TelnetClient nova = lab.login("Nova", process.awaitReady());
            fillUntilStalled(disk, nova);

            process.sigterm();

            assertThat(process.awaitExit()).as(process.describe()).isEqualTo(1);
            assertThat(process.err().text()).contains("could not be written").doesNotContain("\tat ");
            disk.free();
            holdsAfterRestart(disk);
        }
    }

    private SmallDisk mount() {
        Optional<SmallDisk> disk = SmallDisk.mount(lab.folder().resolve("disk"));
        assumeTrue(disk.isPresent(), "a small disk cannot be mounted: that takes root and the right to mount");
        return disk.orElseThrow();
    }

    private Launch start(SmallDisk disk) {
        return lab.launch().data(disk.path().resolve("data"));
    }

    /** A builder, who may set attributes. */
    private void createNova(SmallDisk disk) {
        HoldfastProcess created = start(disk)
                .account("create", Dialogue.PASSWORD + "\n", "--name", "Nova", "--role", "builder", "--password-stdin");
        assertThat(created.awaitExit()).as(created.describe()).isZero();
    }

    /** Some space the journal has already; so it takes a while until the disk is full for it as well. */
    private void fillUntilStalled(SmallDisk disk, TelnetClient nova) {
        boolean stalled = stalls(nova);
        assertThat(stalled).as("while there is space").isFalse();
        disk.fill();
        while (!stalled) {
            stalled = stalls(nova);
        }
    }

    /** Types a change; returns whether its answer is held back. */
    private boolean stalls(TelnetClient nova) {
        typed++;
        nova.send("@set me=counter:\"" + typed + PADDING + "\"");
        boolean stalled = nova.expect(ANSWER_OR_STALL).group(1).equals(STALLED);
        if (!stalled) {
            shown = typed;
        }
        return stalled;
    }

    /** The last value that was shown, or the one typed after it. */
    private void holdsAfterRestart(SmallDisk disk) {
        HoldfastProcess again = start(disk).start();
        String examined = lab.login("Nova", again.awaitReady()).ask("@examine me");
        assertThat(examined).containsPattern("(?m)^counter: \"(" + shown + "|" + typed + ")" + PADDING + "\"$");
        again.sigterm();
        assertThat(again.awaitExit()).isZero();
    }

    private static String[] files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        } catch (IOException noSuchDirectory) {
            return new String[0];
        }
    }
}
