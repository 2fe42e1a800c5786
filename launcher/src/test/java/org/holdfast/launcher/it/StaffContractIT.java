package org.holdfast.launcher.it;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The host commands of staff that are not about reloading. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StaffContractIT {
    /** What a supervisor of the process takes for "start me again". */
    private static final int RESTART = 75;

    @RegisterExtension
    final Lab lab = new Lab();

    private HoldfastProcess process;
    private TelnetClient astra;
    private TelnetClient nova;

    @BeforeEach
    void start() {
        process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        astra = lab.registerAdmin("Astra", server, claim);
        nova = lab.register("Nova", server);
    }

    @Test
    void sessionsAreListedToldAndEnded() {
        assertThat(astra.ask("@sessions")).contains("Astra", "Nova");
        astra.send("@announce The bells ring at noon.");
        nova.expect("The bells ring at noon.");
        astra.expect("The bells ring at noon.");
        for (String command :
                new String[] {"@sessions", "@announce Nonsense", "@boot Astra", "@shutdown", "@restart"}) {
            assertThat(nova.ask(command)).as(command).contains("Huh?");
        }
        astra.send("@boot Nova");
        nova.expectClosed();
        astra.fence("still-here");
        assertThat(process.running()).isTrue();
    }

    @Test
    void shutdownTellsPlayersAndEndsWithZero() {
        astra.send("@shutdown");

        assertThat(nova.expectClosed()).isNotBlank();
        assertThat(process.awaitExit()).as("exit code").isZero();
    }

    @Test
    void restartEndsWithTheCodeForStartMeAgain() {
        astra.send("@restart");

        assertThat(nova.expectClosed()).isNotBlank();
        assertThat(process.awaitExit()).as("exit code").isEqualTo(RESTART);
    }
}
