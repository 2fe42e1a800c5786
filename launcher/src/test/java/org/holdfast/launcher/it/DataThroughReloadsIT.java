package org.holdfast.launcher.it;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client negotiated and announced is the connection's: no world, however new, silences it or asks again. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DataThroughReloadsIT {
    /** {@code IAC DO GMCP}, and what it wants. */
    private static final String AGREES_AND_ANNOUNCES =
            "\u00ff\u00fd\u00c9\u00ff\u00fa\u00c9Core.Supports.Set [\"Room 1\"]\u00ff\u00f0";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void everyNewWorldSendsWhatTheClientAnnouncedToTheFirstWithoutAByteOfNegotiation() {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient astra = lab.registerAdmin("Astra", server, claim);
        TelnetClient nova = lab.connect("Nova", server);
        nova.sendBytes(AGREES_AND_ANNOUNCES.getBytes(StandardCharsets.ISO_8859_1));
        Dialogue.register(nova, "Nova");
        nova.fence("before");
        List<TelnetClient.Negotiation> negotiated = nova.negotiations();
        assertThat(rooms(nova)).as("the first room").isEqualTo(1);

        for (int generation = 2; generation <= 4; generation++) {
            astra.send("@reload");
            astra.expectLine("Reloaded: generation " + generation + " is live\\..*");
            nova.ask(generation % 2 == 0 ? "north" : "south");

            assertThat(rooms(nova)).as("rooms in generation %d", generation).isEqualTo(generation);
        }
        assertThat(nova.negotiations()).isEqualTo(negotiated);
    }

    private static int rooms(TelnetClient client) {
        return client.raw().split("\u00ff\u00fa\u00c9Room\\.Info \\{\"num\":", -1).length - 1;
    }
}
