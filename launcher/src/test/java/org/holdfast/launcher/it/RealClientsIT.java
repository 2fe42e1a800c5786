package org.holdfast.launcher.it;

import java.io.File;
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
 * The programs that players use, in a pseudo-terminal which {@code script} of util-linux makes. A missing program skips
 * its test, or fails it when the environment says {@code HOLDFAST_REQUIRE_CLIENTS=1}.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RealClientsIT {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void telnet() {
        Path program = find("telnet");
        play(program, " 127.0.0.1 %d", "Connection closed by foreign host", "");
    }

    @Test
    void tintin() {
        Path program = find("tt++");
        play(program, " -G -e '#session holdfast 127.0.0.1 %d'", "SESSION 'holdfast' DIED", "#end\r");
    }

    /** From the first prompt to {@code quit}, with a reload in the middle and somebody to talk to. */
    private void play(Path program, String arguments, String closed, String leave) {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient astra = lab.registerAdmin("Astra", server, claim);
        HoldfastProcess terminal = lab.startInTerminal(
                program.getFileName().toString(),
                program + String.format(arguments, server.telnet().getPort()));
        Transcript screen = terminal.out();

        screen.expect("Name: ");
        terminal.type("Tess\r");
        screen.expect("Create it? (y/n) ");
        terminal.type("y\r");
        screen.expect("Choose a password: ");
        terminal.type(Dialogue.PASSWORD + "\r");
        screen.expect("Repeat the password: ");
        terminal.type(Dialogue.PASSWORD + "\r");
        screen.expect("Exits:");
        screen.expect("> ");
        terminal.type("say Is this on?\r");
        screen.expect("You say, \"Is this on?\"");
        astra.expectLine("Tess says, \"Is this on\\?\"");
        astra.send("@reload");
        astra.expectLine("Reloaded: generation 2 is live\\..*");
        terminal.type("look\r");
        screen.expect("Exits:");
        astra.send("say Loud and clear.");
        screen.expect("Astra says, \"Loud and clear.\"");
        terminal.type("ping terminal-7\r");
        screen.expect("pong terminal-7");
        terminal.type("quit\r");
        screen.expect(closed);
        terminal.type(leave);
        terminal.awaitExit();

        assertThat(screen.text()).as("what stood on the screen").doesNotContain(Dialogue.PASSWORD);
    }

    /** Debian keeps tt++ where the path of root does not lead. */
    private static Path find(String program) {
        List<String> folders = Stream.concat(
                        Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/games"))
                .toList();
        for (String folder : folders) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        String missing = program + " is not installed; on Debian, tintin++ and inetutils-telnet bring the clients";
        if ("1".equals(System.getenv("HOLDFAST_REQUIRE_CLIENTS"))) {
            fail(missing);
        }
        return abort(missing);
    }
}
