package org.holdfast.launcher.it;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract "what scripts rely on". All tests share a server; Astra is its admin, comes
 * anew to each and stays where players begin. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GameContractIT {
    @RegisterExtension
    static final Lab LAB = new Lab();

    private static HoldfastProcess.Ready server;

    /** Where players begin. */
    private static String home;

    private TelnetClient astra;

    @BeforeAll
    static void start() {
        create("Astra", "admin");
        create("Bruno", "builder");
        // A machine that writes 1,5 for one and a half.
        server = LAB.launch()
                .jvm("-Duser.language=de")
                .jvm("-Duser.country=DE")
                .start()
                .awaitReady();
        TelnetClient first = LAB.login("Astra", server);
        first.send("@examine here");
        home = first.expect(Dialogue.ID).group(0);
    }

    private static void create(String name, String role) {
        HoldfastProcess command = LAB.launch()
                .account("create", Dialogue.PASSWORD + "\n", "--name", name, "--role", role, "--password-stdin");
        assertThat(command.awaitExit()).as(command.describe()).isZero();
    }

    @BeforeEach
    void enter() {
        astra = LAB.login("Astra", server);
    }

    @Test
    void sayIsHeardInTheRoom() {
        TelnetClient nova = LAB.register("Nova", server);

        nova.send("say Is \"this\" {} <b>on</b>?");
        nova.expectLine("You say, \"Is \"this\" \\{} <b>on</b>\\?\"");
        astra.expectLine("Nova says, \"Is \"this\" \\{} <b>on</b>\\?\"");
    }

    @Test
    void lookShowsTheNameFirstAndTheExits() {
        String shown = astra.ask("look").strip();

        assertThat(shown.lines().findFirst().orElse("")).isNotBlank().doesNotStartWith("Exits:");
        assertThat(shown.lines()).anyMatch(line -> line.startsWith("Exits:"));
    }

    @Test
    void whoListsNamesOneALine() {
        TelnetClient wanda = LAB.register("Wanda", server);

        String shown = wanda.ask("who");
        assertThat(shown.lines().filter(line -> line.contains("Wanda"))).hasSize(1);
        assertThat(shown.lines().filter(line -> line.contains("Astra"))).hasSize(1);
        assertThat(shown.lines()).noneMatch(line -> line.contains("Wanda") && line.contains("Astra"));
        wanda.send("quit");
        wanda.expectClosed();
        astra.fence("wanda-left");
        assertThat(astra.ask("who")).doesNotContain("Wanda");
    }

    @Test
    void quitSaysGoodbyeAndCloses() {
        TelnetClient client = LAB.register("Fleeta", server);
        client.send("quit");

        assertThat(client.expectClosed()).isNotBlank();
    }

    @Test
    void versionNamesTheGeneration() {
        assertThat(astra.ask("version")).contains("1").containsIgnoringCase("generation");
    }

    @Test
    void pingIsAnsweredToOneselfAlone() {
        TelnetClient pia = LAB.register("Pia", server);

        pia.send("ping only-for-Pia");
        pia.expectLine("pong only-for-Pia");
        assertThat(astra.fence("after")).doesNotContain("only-for-Pia");
    }

    @Test
    void whatIsUnknownOrNotAllowedIsAnsweredAlike() {
        TelnetClient client = LAB.register("Hugo", server);

        for (String line :
                new String[] {"frobnicate", "@dig A Hole", "@set me=role:\"admin\"", "@reload", "@boot Astra"}) {
            assertThat(client.ask(line).lines()).as(line).anyMatch(answer -> answer.startsWith("Huh?"));
        }
        assertThat(client.ask("@generations")).contains("Huh?");
    }

    @Test
    void roomsAreDugFoundAndExamined() {
        astra.send("@dig The Observatory");
        String id = astra.expect(Dialogue.ID).group(0);
        astra.send("@teleport " + id);
        astra.expectLine("The Observatory.*");
        astra.ask("@set here=lenses:[1, 2.5, \"three\"]");
        astra.send("@examine " + id);
        astra.expectLine("lenses: \\[1, ?2\\.5, ?\"three\"]");
        astra.send("@examine here");
        astra.expectLine("lenses: .*");
        LAB.register("Olga", server);
        astra.send("@teleport Olga");
        astra.expectLine("Exits:.*");
        astra.send("@examine Olga");
        astra.expect("Olga");
        astra.send("@examine me");
        astra.expect("Astra");
        astra.ask("@teleport " + home);
    }

    @Test
    void attributesAreSetAndShownAsJson() {
        astra.send("@set me=weight:1.5");
        astra.expectLine("Set weight on Astra\\.");
        astra.send("@set me=counter:1");
        astra.expectLine("Set counter on Astra\\.");
        String shown = astra.ask("@examine me");
        assertThat(shown.lines()).contains("weight: 1.5", "counter: 1");
    }

    @Test
    void setTouchesNeitherRolesNorOtherPlayers() {
        LAB.register("Vera", server);
        TelnetClient bruno = LAB.login("Bruno", server);

        assertThat(bruno.ask("@set Vera=nose:\"red\"")).doesNotContain("Set nose");
        bruno.ask("@set me=role:\"admin\"");
        bruno.ask("@set me=permissions:[\"administer\"]");
        assertThat(bruno.ask("@generations")).contains("Huh?");
        assertThat(bruno.ask("@set Vera=nose:\"red\"")).doesNotContain("Set nose");
        assertThat(astra.ask("@examine Vera")).doesNotContain("nose");
        assertThat(astra.ask("@set Vera=hat:\"green\"")).contains("Set hat on Vera.");
        assertThat(astra.ask("@examine Vera")).contains("hat: \"green\"");
    }

    @Test
    void aPauseIsSaidWithADecimalPoint() {
        astra.send("@reload");
        assertThat(astra.expectLine("Reloaded: generation \\d+ is live\\. Pause (\\S+) ms, \\d+ lines held\\.")
                        .group(1))
                .matches("\\d+(\\.\\d+)?");
    }
}
