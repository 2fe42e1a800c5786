package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** How players and the operator say how the game is shown, and that it lasts: a reload, a restart, a kill. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SettingsIT {
    /** The name of a room as the themes of these tests show it to a client with 256 colours. */
    private static final String DUSK = "\033[38;5;208m";

    private static final String DAWN = "\033[94m";

    @RegisterExtension
    final Lab lab = new Lab();

    private final Path themes = lab.data().resolve("config").resolve("theme.toml");

    @Test
    void whatAPlayerSetOutlivesReloadsAndTheProcess() throws IOException {
        write("[dusk]\nroom = \"#ff8800\"\n");
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient astra = lab.registerAdmin("Astra", server, claim);
        TelnetClient nova = lab.register("Nova", server);
        assertThat(nova.raw()).doesNotContain("\033");
        String description =
                nova.ask("look").strip().lines().skip(1).findFirst().orElseThrow();

        set(nova, "color 256", "color is 256");
        set(nova, "theme dusk", "theme is dusk");
        set(nova, "brief", "brief is on");
        isShownAsSet(nova, description, DUSK);
        astra.send("@reload");
        astra.expectLine("Reloaded: generation 2 is live\\..*");
        isShownAsSet(nova, description, DUSK);
        assertThat(astra.raw())
                .as("what another player set is no concern of hers")
                .doesNotContain("\033");

        // It was answered, so it is on disk.
        process.kill();
        process.awaitExit();
        process = lab.launch().start();
        nova = again("Nova", process.awaitReady());
        isShownAsSet(nova, description, DUSK);

        process.sigterm();
        assertThat(process.awaitExit()).isZero();
        Files.delete(themes);
        process = lab.launch().start();
        nova = again("Nova", process.awaitReady());
        set(nova, "theme", "theme is dusk, which is gone; there are default, contrast, night, paper.");
        set(nova, "color none", "color is none");
        set(nova, "width 40", "width is 40; your client has announced");
        nova.fence("all-is-set");
        assertThat(nova.ask("look here").lines()).contains("The Long Landing").allMatch(line -> line.length() <= 40);
    }

    @Test
    void anOperatorsHelpIsIndentedAtEveryWidth() throws IOException {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        TelnetClient astra = lab.registerAdmin("Astra", process.awaitReady(), claim);
        Files.writeString(lab.data().resolve("help").resolve("ferry.txt"), """
                Aboard
                  board FERRY   takes you aboard, if there is room and the tide allows it
                  Who has no ticket
                  pays twice what it would have been, ashore.
                """);
        astra.send("@reload");
        astra.expectLine("Reloaded: generation 2 is live\\..*");
        set(astra, "width 40", "width is 40");
        astra.fence("width-40");
        assertThat(astra.ask("help ferry").strip().lines())
                .containsExactly(
                        "Aboard",
                        "  board FERRY  takes you aboard, if",
                        "               there is room and the",
                        "               tide allows it",
                        "  Who has no ticket pays twice what it",
                        "  would have been, ashore.");
        set(astra, "width 80", "width is 80");
        astra.fence("width-80");
        assertThat(astra.ask("help ferry").strip().lines())
                .containsExactly(
                        "Aboard",
                        "  board FERRY  takes you aboard, if there is room and the tide allows it",
                        "  Who has no ticket pays twice what it would have been, ashore.");
        for (int width : new int[] {40, 80, 120}) {
            set(astra, "width " + width, "width is " + width);
            astra.fence("topics-" + width);
            for (String topic : List.of("building", "lines", "settings", "start")) {
                assertThat(astra.ask("help " + topic).strip().lines())
                        .as("%s at %d columns", topic, width)
                        .hasSizeGreaterThan(5)
                        .allMatch(line -> line.length() <= width);
            }
        }
    }

    @Test
    void anOperatorWritesThemesAndIsToldWhatIsWrongWithThem() throws IOException {
        write("[dusk]\nroom = \"#ff8800\"\n[dawn]\nromo = \"red\"\n");
        HoldfastProcess process = lab.launch().start();
        assertThat(process.awaitExit()).isEqualTo(2);
        assertThat(process.err().text().lines())
                .singleElement()
                .asString()
                .contains(themes + ", line 4: theme 'dawn': there is no tag <romo>; there are room, ");

        write("[dusk]\nroom = \"#ff8800\"\n");
        process = lab.launch().start();
        String claim = process.awaitClaimCode();
        TelnetClient astra = lab.registerAdmin("Astra", process.awaitReady(), claim);
        set(astra, "color 256", "color is 256");
        set(astra, "theme dusk", "theme is dusk");
        write("[dusk]\nroom = \"bleu\"\n");
        set(
                astra,
                "@themes",
                "Nothing was changed: " + themes + ", line 2: theme 'dusk', tag <room>: 'bleu' is no part");
        astra.send("look");
        astra.expect(DUSK + "The Long Landing");
        write("[dusk]\nroom = \"blue\"\n");
        set(astra, "@themes", "The themes are default, dusk.");
        astra.send("look");
        astra.expect(DAWN + "The Long Landing");
    }

    private void write(String toml) throws IOException {
        Files.createDirectories(themes.getParent());
        Files.writeString(themes, toml);
    }

    /** Types a line, and waits for its answer, whatever its looks, and for the prompt after it. */
    private static void set(TelnetClient client, String line, String answer) {
        int from = client.text().length();
        client.send(line);
        await().atMost(Transcript.DEADLINE)
                .untilAsserted(() -> assertThat(withoutLooks(client.text().substring(from)))
                        .contains(answer)
                        .endsWith("> " + TelnetClient.PROMPT_END + "\n"));
    }

    private static void isShownAsSet(TelnetClient client, String description, String room) {
        client.send("look here");
        client.expect(room + "The Long Landing");
        client.expect(description);
        client.expect("Exits:");
        client.send("look");
        assertThat(client.expect("Exits:").before())
                .contains(room + "The Long Landing")
                .doesNotContain(description);
    }

    /** Logs in to where everything may be coloured. */
    private TelnetClient again(String name, HoldfastProcess.Ready server) {
        TelnetClient client = lab.connect(name, server);
        Dialogue.identify(client, name, Dialogue.PASSWORD);
        client.expect("Exits:");
        client.expect(TelnetClient.PROMPT_END);
        return client;
    }

    private static String withoutLooks(String text) {
        return text.replaceAll("\033\\[[0-9;]*m", "");
    }
}
