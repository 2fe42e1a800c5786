package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract "reload", with tiny worlds that fail and wait where the test wants them to. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReloadContractIT {
    private static final String BLURS = "The world blurs. Your commands will run in a moment.";
    private static final String CLEAR = "The world is clear again.";

    @RegisterExtension
    final Lab lab = new Lab();

    private final Path world = lab.folder().resolve("world.jar");
    private HoldfastProcess.Ready server;
    private TelnetClient astra;

    @BeforeEach
    void start() {
        WorldJar.tiny(world, "one");
        HoldfastProcess process = lab.launch().world(world).start();
        String claim = process.awaitClaimCode();
        server = process.awaitReady();
        astra = lab.registerAdmin("Astra", server, claim);
    }

    @Test
    void aReloadThatFailsSaysWhyAndChangesNothing() throws IOException {
        WorldJar.failing(world, "create");
        reloadFails("told to fail in create");
        WorldJar.failing(world, "activate");
        reloadFails("told to fail in activate");
        byte[] jar = Files.readAllBytes(world);
        Files.write(world, Arrays.copyOf(jar, jar.length / 2));
        reloadFails("");
        Files.delete(world);
        reloadFails(world.getFileName().toString());

        WorldJar.tiny(world, "two");
        String generation = reload();
        assertThat(astra.ask("marker")).contains("This is tiny world two.");
        assertThat(astra.ask("@generations").lines()).anyMatch(line -> line.contains(generation));
    }

    @Test
    void rollbackGoesBackToTheCodeBefore() {
        WorldJar.tiny(world, "two");
        reload();
        assertThat(astra.ask("marker")).contains("This is tiny world two.");

        astra.send("@rollback");
        astra.expectLine("Going back to the code before\\.\\.\\.");
        astra.expectLine("Reloaded: generation 3 is live\\. Pause \\d+(\\.\\d+)? ms, \\d+ lines held\\.");
        assertThat(astra.ask("marker")).contains("This is tiny world one.");

        astra.send("@rollback");
        astra.expectLine("Reload failed: there is no generation before this one\\. Generation 3 is still running\\.");
        assertThat(astra.ask("marker")).contains("This is tiny world one.");
    }

    @Test
    void whoeverReloadsIsToldHowFarItIsWhenItTakesLong() {
        TelnetClient nova = lab.register("Nova", server);
        try (Gate gate = new Gate()) {
            WorldJar.gated(world, "two", "create", gate);
            astra.send("@reload");
            try (Gate.Held held = gate.awaitArrival()) {
                assertThat(held.socket().isClosed()).isFalse();
                astra.expectLine("Still at it: create \\(\\d+ s\\)\\.\\.\\.");
            }
            astra.expectLine("Reloaded: generation 2 is live\\..*");
        }
        nova.fence("over");
        assertThat(nova.text()).doesNotContain("Still at it", BLURS, CLEAR);
    }

    @Test
    void aCheckThatFailsSaysWhyAndChangesNothing() {
        WorldJar.failing(world, "create");
        astra.send("@reload --check");
        astra.expectLine("Checking the world's code\\.\\.\\.");
        astra.expectLine("Reload failed: .*told to fail in create.* Generation 1 is still running\\.");
        // The last step of a reload is not part of a check.
        WorldJar.failing(world, "activate");
        astra.send("@reload --check");
        astra.expectLine("Checked: this code can serve\\. Generation 1 is still running\\.");
        assertThat(astra.ask("marker")).contains("This is tiny world one.");
    }

    @Test
    void generationsAreListedALineEach() {
        TelnetClient nova = lab.register("Nova", server);
        WorldJar.tiny(world, "two");
        String generation = reload();

        String shown = astra.ask("@generations");
        assertThat(shown.lines()
                        .filter(line -> line.contains(world.getFileName().toString())))
                .as(shown)
                .isNotEmpty()
                .anyMatch(line -> line.contains(generation));
        assertThat(nova.ask("@generations")).contains("Huh?");
        assertThat(nova.ask("@rollback")).contains("Huh?");
    }

    @Test
    void aSecondReloadIsRefusedWhileOneRunsAndPlayersNoticeNothing() {
        TelnetClient nova = lab.register("Nova", server);
        try (Gate gate = new Gate()) {
            WorldJar.gated(world, "two", "create", gate);
            astra.send("@reload");
            astra.expectLine("Reloading the world\\.\\.\\.");
            try (Gate.Held held = gate.awaitArrival()) {
                assertThat(held.socket().isClosed()).isFalse();
                String refusal = astra.ask("@reload");
                assertThat(refusal.lines().filter(line -> !line.isBlank())).hasSize(1);
                assertThat(refusal).doesNotContain("Reloading the world...", "Reloaded:");
                assertThat(nova.ask("marker")).contains("This is tiny world one.");
            }
            astra.expectLine("Reloaded: generation 2 is live\\..*");
        }
        assertThat(nova.ask("marker")).contains("This is tiny world two.");
        assertThat(nova.text()).doesNotContain(BLURS, CLEAR, "Reload");
    }

    @Test
    void aLongSwapIsAnnouncedOnceToEachWhoTypes() {
        TelnetClient typist = lab.register("Theo", server);
        TelnetClient silent = lab.register("Sina", server);
        try (Gate gate = new Gate()) {
            WorldJar.gated(world, "two", "activate", gate);
            astra.send("@reload");
            try (Gate.Held held = gate.awaitArrival()) {
                assertThat(held.socket().isClosed()).isFalse();
                typist.send("ping early");
                typist.send("marker");
                typist.expect(BLURS);
                typist.send("ping late");
            }
            astra.expectLine("Reloaded: generation 2 is live\\. Pause \\d+(\\.\\d+)? ms, [1-9]\\d* lines held\\.");
        }
        typist.expectLine("pong early");
        typist.expectLine("This is tiny world two\\.");
        typist.expectLine("pong late");
        typist.fence("over");
        silent.fence("over");
        assertThat(typist.text()).containsOnlyOnce(BLURS).containsOnlyOnce(CLEAR);
        assertThat(silent.text()).doesNotContain(BLURS, CLEAR);
    }

    @Test
    void peopleComeAndGoWhileNobodyServes() {
        TelnetClient lena = lab.register("Lena", server);
        TelnetClient lotte = lab.register("Lotte", server);
        TelnetClient milo = lab.register("Milo", server);
        TelnetClient elsewhere;
        TelnetClient nora = lab.connect("Nora", server);
        try (Gate gate = new Gate()) {
            WorldJar.gated(world, "two", "activate", gate);
            astra.send("@reload");
            try (Gate.Held held = gate.awaitArrival()) {
                assertThat(held.socket().isClosed()).isFalse();
                Dialogue.choosePassword(nora, "Nora");
                nora.send("ping typed ahead");
                lotte.close();
                lena.send("quit");
                assertThat(lena.expectClosed()).contains("Goodbye.");
                elsewhere = lab.connect("Milo", server);
                Dialogue.identify(elsewhere, "Milo", Dialogue.PASSWORD);
                assertThat(milo.expectClosed()).contains("You have logged in from somewhere else");
                elsewhere.send("ping from elsewhere");
            }
            astra.expectLine("Reloaded: generation 2 is live\\..*");
        }
        Dialogue.arrive(nora);
        nora.expectLine("pong typed ahead");
        elsewhere.expectLine("pong from elsewhere");
        assertThat(astra.ask("@sessions"))
                .contains("Astra: ", "Milo: ", "Nora: ")
                .containsPattern("Lotte: [^\n]*link-dead")
                .doesNotContain("Lena");
    }

    /** Returns the number of the new generation. */
    private String reload() {
        astra.send("@reload");
        astra.expectLine("Reloading the world\\.\\.\\.");
        return astra.expectLine("Reloaded: generation (\\d+) is live\\. Pause \\d+(\\.\\d+)? ms, \\d+ lines held\\.")
                .group(1);
    }

    private void reloadFails(String reason) {
        astra.send("@reload");
        astra.expectLine("Reloading the world\\.\\.\\.");
        assertThat(astra.expectLine("Reload failed: (.+) Generation 1 is still running\\.")
                        .group(1))
                .contains(reason)
                .doesNotContain("\tat ");
        assertThat(astra.ask("marker")).contains("This is tiny world one.");
    }
}
