package org.holdfast.launcher.it;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents of two versions: newer code understands older ones, and older code never touches newer ones. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OlderAndNewerWorldsIT {
    private static final String REFUSED = "Reload failed: record note/b has document version 2, which is newer than the"
            + " code (1); use code that is at least as new as the records. ";

    @RegisterExtension
    final Lab lab = new Lab();

    private final Path world = lab.folder().resolve("world.jar");
    private HoldfastProcess process;
    private TelnetClient astra;

    @Test
    void aNewerWorldTakesOverAnOlderStoreAndNoOlderOneFollowsIt() {
        WorldJar.keeper(world, 2);
        reloaded("2");
        assertThat(astra.ask("notes").strip()).isEqualTo("a: one two\nc: three");
        astra.ask("keep b four five");
        astra.ask("keep c six");

        WorldJar.keeper(world, 1);
        refused("@reload", "Generation 2 is still running.");
        refused("@rollback", "Generation 2 is still running.");
        assertThat(astra.ask("notes").strip()).isEqualTo("a: one two\nb: four five\nc: six");

        end();
        // What was not written by the newer world is still as the older one wrote it.
        assertThat(listed())
                .contains("\"key\":\"a\",\"version\":1,\"doc\":{\"text\":\"one two\"}")
                .contains("\"key\":\"b\",\"version\":2,\"doc\":{\"words\":[\"four\",\"five\"]}")
                .contains("\"key\":\"c\",\"version\":2,\"doc\":{\"words\":[\"six\"]}");
    }

    @Test
    void aNewerWorldThatHasWrittenNothingCanBeFollowedByTheOlderOne() {
        WorldJar.keeper(world, 2);
        reloaded("2");
        WorldJar.keeper(world, 1);
        reloaded("3");

        assertThat(astra.ask("notes").strip()).isEqualTo("a: one two\nc: three");
    }

    @Test
    void aRollbackKeepsWhatWasWrittenSince() {
        WorldJar.keeper(world, 1);
        reloaded("2");
        astra.ask("keep d seven");
        astra.send("@rollback");
        astra.expectLine("Reloaded: generation 3 is live\\..*");

        assertThat(astra.ask("notes").strip()).isEqualTo("a: one two\nc: three\nd: seven");
    }

    @Test
    void aStartWithTheOlderWorldAloneWaitsForTheNewerOne() {
        WorldJar.keeper(world, 2);
        reloaded("2");
        astra.ask("keep b four five");
        end();
        String before = listed();

        WorldJar.keeper(world, 1);
        int port = Lab.freePort();
        process = lab.launch().world(world).telnetPort(port).start();
        process.err().expect("record note/b has document version 2");
        astra = lab.connect("Astra", new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Dialogue.identify(astra, "Astra", Dialogue.PASSWORD);
        astra.expect("The world is not here yet.");
        refused("@reload", "No generation is running.");
        assertThat(process.out().text()).doesNotContain("Holdfast is ready");

        WorldJar.keeper(world, 2);
        astra.send("@reload");
        process.awaitReady();
        // What the core says and what the new world shows come in whatever order: nothing holds one back for the other.
        astra.expectLineAnywhere("Reloaded: generation 1 is live\\..*");
        astra.expectLineAnywhere("Exits:.*");
        astra.fence("arrived");
        assertThat(astra.ask("notes").strip()).isEqualTo("a: one two\nb: four five\nc: three");
        end();
        assertThat(listed()).isEqualTo(before);
    }

    @BeforeEach
    void startTheOlder() {
        WorldJar.keeper(world, 1);
        process = lab.launch().world(world).start();
        String claim = process.awaitClaimCode();
        astra = lab.registerAdmin("Astra", process.awaitReady(), claim);
        astra.ask("keep a one two");
        astra.ask("keep c three");
    }

    private void reloaded(String generation) {
        astra.send("@reload");
        astra.expectLine("Reloaded: generation " + generation + " is live\\..*");
    }

    private void refused(String command, String running) {
        astra.send(command);
        astra.expectLine(Pattern.quote(REFUSED + running));
    }

    private void end() {
        process.sigterm();
        assertThat(process.awaitExit()).isZero();
    }

    private String listed() {
        HoldfastProcess list = lab.launch().command("store", "list", "note");
        assertThat(list.awaitExit()).as(list.describe()).isZero();
        return list.out().text();
    }
}
