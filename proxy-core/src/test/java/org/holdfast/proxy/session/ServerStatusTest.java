package org.holdfast.proxy.session;

import java.time.Instant;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServerStatusTest {
    @Test
    void thePortForTlsHasBothItsNames() {
        assertThat(ServerStatus.of("Testhold", 3, Instant.ofEpochSecond(1000), new Advertised("1.2", 4000, 4443)))
                .containsEntry("NAME", "Testhold")
                .containsEntry("PLAYERS", "3")
                .containsEntry("UPTIME", "1000")
                .containsEntry("CODEBASE", "Holdfast 1.2")
                .containsEntry("PORT", "4000")
                .containsEntry("TLS", "4443")
                .containsEntry("SSL", "4443");
        assertThat(ServerStatus.of("Testhold", 3, Instant.EPOCH, Advertised.NOTHING))
                .doesNotContainKeys("PORT", "TLS", "SSL");
    }

    @Test
    void aCrawlerIsToldByOptionAndAsTextAtTheLogin() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            harness.play("Nova");
            Client crawler = harness.connect();
            crawler.expect("Name: |");
            crawler.send(new TelnetEvent.StatusAsked());
            crawler.type("MSSP-REQUEST");

            crawler.expect("\nMSSP-REPLY-START\nNAME\tTesthold\nPLAYERS\t1\nUPTIME\t");
            crawler.expect("\nMSSP-REPLY-END\n");
            crawler.expect("Name: |");
            assertThat(crawler.data()).contains("NAME=Testhold, PLAYERS=1, UPTIME=");
        }
    }

    @Test
    void nobodyIsCalledThat() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client crawler = harness.connect();
            crawler.type("mssp-request");
            crawler.expect("Name: |");
            assertThat(harness.accounts().checkName("MSSP-REQUEST").problem()).isPresent();
        }
    }
}
