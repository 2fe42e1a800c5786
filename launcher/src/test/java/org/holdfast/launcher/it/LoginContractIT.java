package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.launcher.it.TelnetClient.Prompt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract "telnet login", and what must not get into a log on the way. All tests share a server. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LoginContractIT {
    private static final String IAC_GA = "\u00ff\u00f9";

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static HoldfastProcess process;
    private static HoldfastProcess.Ready server;

    @BeforeAll
    static void start() {
        process = LAB.launch().start();
        server = process.awaitReady();
    }

    @Test
    void aNewNameIsAskedForTwoPasswordsWithoutEcho() {
        TelnetClient nova = LAB.connect("Nova", server, Set.of(TelnetClient.ECHO), line -> {});
        Dialogue.register(nova, "Nova");

        assertThat(nova.prompts())
                .startsWith(
                        new Prompt("Name: ", false, false),
                        new Prompt("Create it? (y/n) ", false, false),
                        new Prompt("Choose a password: ", false, true),
                        new Prompt("Repeat the password: ", false, true),
                        new Prompt("> ", false, false));
        assertThat(nova.ask("who")).contains("Nova");
    }

    @Test
    void onlyYesAndNoAreAnswers() {
        TelnetClient client = LAB.connect("undecided", server);
        client.expectPrompt("Name: ");
        client.send("Mira");
        client.expectPrompt("Create it? (y/n) ");
        for (String neither : List.of("hunter2-maybe", "ye", "1", "yep")) {
            client.send(neither);
            assertThat(client.expectPrompt("Create it? (y/n) ")).doesNotContain(neither);
        }
        client.send("no");
        client.expectPrompt("Name: ");
        client.send("Mira");
        client.expectPrompt("Create it? (y/n) ");
        client.send("n");
        client.expectPrompt("Name: ");
        client.send("Mira");
        client.expectPrompt("Create it? (y/n) ");
        client.send("yes");
        client.expectPrompt("Choose a password: ");
    }

    @Test
    void aKnownNameInAnyCaseIsAskedForItsPassword() {
        LAB.register("Carlotta", server).send("quit");
        TelnetClient client = LAB.connect("Carlotta again", server, Set.of(TelnetClient.ECHO), line -> {});

        Dialogue.identify(client, "CARLOTTA", "not-the-password-3");
        client.expectLine("Wrong name or password\\.");
        Dialogue.identify(client, "carlotta", Dialogue.PASSWORD);
        Dialogue.arrive(client);

        assertThat(client.prompts().stream().filter(Prompt::serverEchoes))
                .containsExactly(new Prompt("Password: ", false, true), new Prompt("Password: ", false, true));
        assertThat(client.ask("who")).contains("Carlotta").doesNotContain("CARLOTTA", "carlotta");
    }

    @Test
    void withRegistrationClosedAnUnknownNameIsLikeAnyOther() {
        Path data = LAB.folder().resolve("closed");
        HoldfastProcess.Ready closed = LAB.launch()
                .data(data)
                .set("accounts.registration", "closed")
                .start()
                .awaitReady();
        TelnetClient client = LAB.connect("stranger", closed);

        Dialogue.identify(client, "Wilma", Dialogue.PASSWORD);
        client.expectLine("Wrong name or password\\.");
        client.expectPrompt("Name: ");
        assertThat(client.text()).doesNotContain("Create it?");
    }

    @Test
    void theRoomIsShownAsLookShowsIt() {
        TelnetClient client = LAB.connect("Selma", server);
        Dialogue.choosePassword(client, "Selma");
        String arrival = client.expectPrompt("> ").strip();

        assertThat(arrival).endsWith(client.ask("look").strip());
    }

    @Test
    void aClientThatAgreesToEorGetsItInPlaceOfGa() {
        TelnetClient client = LAB.connect("Edda", server, Set.of(TelnetClient.EOR), line -> {});
        Dialogue.register(client, "Edda");
        client.fence("agreed");

        List<Prompt> prompts = client.prompts();
        assertThat(prompts.get(prompts.size() - 1).eor()).isTrue();
        assertThat(prompts.stream().dropWhile(prompt -> !prompt.eor())).allMatch(Prompt::eor);
    }

    @Test
    void suppressGoAheadIsNeverOffered() {
        TelnetClient client = LAB.register("Hanno", server);

        assertThat(client.negotiations())
                .doesNotContain(
                        new TelnetClient.Negotiation(TelnetScanner.WILL, TelnetClient.SGA),
                        new TelnetClient.Negotiation(TelnetScanner.DO, TelnetClient.SGA),
                        new TelnetClient.Negotiation(TelnetScanner.DO, TelnetClient.LINEMODE));
    }

    @Test
    void aClientThatNegotiatesNothingGetsPlainLinesThatEndInCrLf() {
        TelnetClient client = LAB.register("Plain", server);
        client.ask("look");
        client.ask("help");

        assertThat(client.raw()).doesNotContain("\u001b");
        assertThat(client.raw().replace("\r\n", "")).doesNotContain("\r", "\n");
        String longLine = "word ".repeat(100).strip();
        client.send("say " + longLine);
        client.expectLine("You say, \"" + longLine + "\"");
    }

    @Test
    void whatArrivesAtAnOpenPromptStartsALineAndThePromptComesAgain() {
        TelnetClient listener = LAB.register("Lisbet", server);
        TelnetClient talker = LAB.register("Talia", server);
        listener.ask("look");
        talker.send("say Over here!");
        listener.expectLine("Talia says, \"Over here!\"");
        listener.expectPrompt("> ");

        assertThat(listener.raw()).contains("> " + IAC_GA + "\r\nTalia says, \"Over here!\"\r\n> " + IAC_GA);
    }

    @Test
    void noLogKnowsWhatPlayersType() throws IOException {
        TelnetClient client = LAB.connect("careless", server);
        client.expectPrompt("Name: ");
        client.send("Xyzzyname");
        client.expectPrompt("Create it? (y/n) ");
        client.send("xyzzy-at-the-question");
        client.expectPrompt("Create it? (y/n) ");
        client.send("no");
        Dialogue.register(client, "Discreta");
        client.ask("say xyzzy-whispered");
        client.ask("xyzzy-unknown-command");
        client.ask("claim xyzzy-no-such-code");
        client.send("quit");
        client.expectClosed();
        TelnetClient again = LAB.connect("careless again", server);
        Dialogue.identify(again, "Discreta", "xyzzy-wrong-password");
        again.expectPrompt("Name: ");
        again.sendBytes("xyzzy-half-a-line".getBytes(StandardCharsets.US_ASCII));
        again.close();
        LAB.register("Witness", server);

        String logs = process.out().text() + process.err().text() + logFiles();
        assertThat(logs).doesNotContainIgnoringCase("xyzzy").doesNotContain(Dialogue.PASSWORD);
    }

    private static String logFiles() throws IOException {
        StringBuilder text = new StringBuilder();
        Path logs = LAB.data().resolve("logs");
        assertThat(logs).isNotEmptyDirectory();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
