package org.holdfast.launcher.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * The programs that players use, in a terminal; what is compared is the screen. A missing program skips its test, or
 * fails it when the environment says {@code HOLDFAST_REQUIRE_CLIENTS=1}.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealClientsIT {
    /** As clients that echo what is typed behind the prompt show it. */
    private static final List<String> SCREEN = List.of(
            "Astra is here.",
            "> say Hello?",
            "You say, \"Hello?\"",
            "> who",
            "Astra",
            "Tess",
            ">",
            "Astra says, \"Grüße!\"",
            "> ping terminal-7",
            "pong terminal-7",
            "> who",
            "Astra",
            "Tess",
            ">");

    /** GMCP is off in TinTin++ unless a script answers the offer. */
    @SuppressWarnings("InlineFormatString") // too long to stand where it is used
    private static final String TINTIN_SCRIPT = """
        #config {telnet} {info}
        #config {debug telnet} {on}
        #event {IAC WILL GMCP} {#send {\\xFF\\xFD\\xC9\\};#send {\\xFF\\xFA\\xC9Core.Supports.Set ["Room 1","Char 1"]\\xFF\\xF0\\}}
        #event {IAC SB GMCP} {#showme {DATA %%0 %%1}}
        #session holdfast 127.0.0.1 %d
        """;

    @RegisterExtension
    final Lab lab = new Lab();

    @SuppressWarnings("NullAway.Init") // of the server that play() starts
    private HoldfastProcess.Ready server;

    @SuppressWarnings("NullAway.Init")
    private TelnetClient astra;

    @Test
    void telnet() {
        play(find("telnet") + " 127.0.0.1 %d", "", SCREEN);
    }

    @Test
    void tintin() {
        play(find("tt++") + " -G -e '#session holdfast 127.0.0.1 %d'", "", SCREEN);
    }

    @Test
    void kbtin() {
        play(find("kbtin").toString(), "#session holdfast {127.0.0.1 %d}", SCREEN);
    }

    /** It has an input line of its own, and no characters beyond ASCII. */
    @Test
    void tinyFugue() {
        play(
                find("tf5") + " -f/dev/null 127.0.0.1 %d",
                "",
                SCREEN.stream()
                        .filter(line -> !line.startsWith(">"))
                        .map(line -> line.replace("Grüße", "Grusse"))
                        .toList());
    }

    /**
     * From the first prompt to {@code quit}, with a reload in the middle and somebody to talk to.
     *
     * @param connect typed to connect, if the command does not; {@code %d} in either is the listen port
     */
    private void play(String command, String connect, List<String> screen) {
        serve();
        TerminalScreen terminal = TerminalScreen.start(lab, withPort(command));
        if (!connect.isEmpty()) {
            terminal.expect("#");
            terminal.type(withPort(connect));
        }
        register(terminal);
        terminal.type("say Hello?");
        terminal.expect("You say, \"Hello?\"");
        terminal.type("who");
        terminal.expectLine("Tess");
        astra.send("@reload");
        astra.expectLine("Reloaded: generation 2 is live\\..*");
        astra.send("say Grüße!");
        terminal.expect("Astra says, ");
        terminal.type("ping terminal-7");
        terminal.expect("pong terminal-7");
        terminal.type("who");

        terminal.expectEnd(screen);
        terminal.type("quit");
        terminal.expect("Goodbye, Tess.");
        assertThat(terminal.everything()).as("what stood on the screen").doesNotContain(Dialogue.PASSWORD);
    }

    /** Everything that it has is agreed on, and what was said in data before a reload is said after it. */
    @Test
    void tintinCompressesInBothDirectionsAndGetsDataByScript() throws IOException {
        Path program = find("tt++");
        serve();
        Path script = lab.folder().resolve("data.tin");
        Files.writeString(script, String.format(TINTIN_SCRIPT, server.telnet().getPort()));
        TerminalScreen terminal = TerminalScreen.start(lab, program + " -G " + script);
        terminal.expect("SENT IAC SB NAWS 0 100 0 50");
        terminal.expect("SENT IAC WILL NEW-ENVIRON");
        terminal.expect("SENT IAC DO MCCP2");
        terminal.expect("INFO MCCP3 INITIALIZED");
        terminal.expect("SENT IAC SB CHARSET ACCEPTED UTF-8");
        register(terminal);
        terminal.expect("DATA Char.Name {name}{Tess}{fullname}{Tess}");
        terminal.expect("{name}{The Long Landing}");
        terminal.type("#config {debug telnet} {off}");
        terminal.type("#config {telnet} {on}");
        astra.send("@reload");
        astra.expectLine("Reloaded: generation 2 is live\\..*");
        terminal.type("north");

        terminal.expect("{name}{Capstan Street}");
        astra.send("say Over there!");
        terminal.type("ping data-9");
        terminal.expect("pong data-9");
    }

    private void serve() {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        server = process.awaitReady();
        astra = lab.registerAdmin("Astra", server, claim);
    }

    private String withPort(String text) {
        return text.replace("%d", Integer.toString(server.telnet().getPort()));
    }

    private static void register(TerminalScreen terminal) {
        terminal.expect("Name:");
        terminal.type("Tess");
        terminal.expect("Create it? (y/n)");
        terminal.type("y");
        terminal.expect("Choose a password:");
        terminal.type(Dialogue.PASSWORD);
        terminal.expect("Repeat the password:");
        terminal.type(Dialogue.PASSWORD);
        terminal.expect("Astra is here.");
    }

    /** Debian keeps tt++ where the path of root does not lead. */
    private static Path find(String program) {
        require("tmux");
        return require(program);
    }

    private static Path require(String program) {
        List<String> folders = Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/games"))
                .toList();
        for (String folder : folders) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        String missing = program + " is not installed; on Debian, tintin++, tf5, kbtin, inetutils-telnet and tmux"
                + " bring what is needed";
        if ("1".equals(System.getenv("HOLDFAST_REQUIRE_CLIENTS"))) {
            fail(missing);
        }
        return abort(missing);
    }
}
