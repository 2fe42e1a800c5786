package org.holdfast.launcher.it;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a player is in the middle of, a reload does not interrupt it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PhasesIT {
    private static final String HALF = Dialogue.PASSWORD.substring(0, 7);
    private static final String OTHER_HALF = Dialogue.PASSWORD.substring(7);

    @RegisterExtension
    final Lab lab = new Lab();

    private HoldfastProcess.Ready server;
    private TelnetClient astra;
    private int generation = 1;

    @BeforeEach
    void start() {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        server = process.awaitReady();
        astra = lab.registerAdmin("Astra", server, claim);
    }

    private void reload() {
        generation++;
        astra.send("@reload");
        astra.expectLine("Reloaded: generation " + generation + " is live\\. Pause .* ms, \\d+ lines held\\.");
    }

    private static void half(TelnetClient client, String text) {
        client.sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aNewPlayerMayBeAnywhereBetweenTheDoorAndTheWorld() {
        TelnetClient nova = lab.connect("Nova", server);
        nova.expectPrompt("Name: ");
        half(nova, "No");
        reload();
        nova.send("va");
        nova.expectPrompt("Create it? (y/n) ");
        reload();
        nova.send("y");
        nova.expectPrompt("Choose a password: ");
        half(nova, HALF);
        reload();
        nova.send(OTHER_HALF);
        nova.expectPrompt("Repeat the password: ");
        half(nova, HALF);
        reload();
        nova.send(OTHER_HALF);
        Dialogue.arrive(nova);
        nova.fence("in");
        assertThat(nova.text()).doesNotContain(Dialogue.PASSWORD, HALF);
    }

    @Test
    void aKnownPlayerMayBeInTheMiddleOfThePassword() {
        lab.register("Nova", server).close();
        TelnetClient nova = lab.connect("Nova", server);
        nova.expectPrompt("Name: ");
        nova.send("Nova");
        nova.expectPrompt("Password: ");
        half(nova, HALF);
        reload();
        nova.send(OTHER_HALF);
        Dialogue.arrive(nova);
        nova.fence("in");
    }

    @Test
    void aHalfTypedLineIsRunWhenItsOtherHalfComes() {
        TelnetClient nova = lab.register("Nova", server);
        half(nova, "say Half now, ");
        reload();
        reload();
        half(nova, "half later");
        reload();
        nova.send(".");
        nova.expectLine("You say, \"Half now, half later\\.\"");
        astra.expectLine("Nova says, \"Half now, half later\\.\"");
    }

    @Test
    void aLongOutputComesToItsEndInOrder() {
        TelnetClient nova = lab.register("Nova", server);
        int lines = 2_000;
        String typed =
                IntStream.rangeClosed(1, lines).mapToObj(i -> "say line " + i).collect(Collectors.joining("\r\n"));
        nova.send(typed);
        reload();
        reload();
        nova.fence("over");
        assertThat(nova.text()
                        .lines()
                        .filter(line -> line.startsWith("You say, "))
                        .toList())
                .isEqualTo(IntStream.rangeClosed(1, lines)
                        .mapToObj(i -> "You say, \"line " + i + "\"")
                        .toList());
    }

    @Test
    void aCheckSaysWhatAReloadWouldDoAndDoesNotDoIt() {
        TelnetClient nova = lab.register("Nova", server);
        astra.send("@reload --check");
        astra.expectLine("Checked: this code can serve\\. Generation 1 is still running\\.");
        astra.expectLine("\\d+ records read, \\d+ changes caught up with, \\d+ turns rehearsed\\.");
        astra.expectLine("Times: load [0-9.]+ ms, pass the check [0-9.]+ ms, create [0-9.]+ ms, warm up [0-9.]+ ms,"
                + " read the records [0-9.]+ ms, catch up [0-9.]+ ms\\.");
        assertThat(nova.ask("version")).contains("1");
        reload();
    }
}
