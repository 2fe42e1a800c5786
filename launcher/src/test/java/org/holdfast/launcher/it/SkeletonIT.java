package org.holdfast.launcher.it;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.holdfast.launcher.it.TelnetClient.Negotiation;
import org.holdfast.launcher.it.TelnetClient.Prompt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole path, end to end, as two players live through it. The part that runs on every JDK. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SkeletonIT {
    private static final int ENOUGH_PINGS = 400;
    private static final int PING_MICROS = 2_000;

    @RegisterExtension
    final Lab lab = new Lab();

    private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void rest() {
        fingers.shutdownNow();
    }

    @Test
    void twoPlayersTalkAndAReloadLosesNothing() throws Exception {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();

        Pinger novasPings = new Pinger(ENOUGH_PINGS);
        Pinger orinsPings = new Pinger(ENOUGH_PINGS);
        TelnetClient nova = lab.connect("Nova", server, Set.of(TelnetClient.ECHO), novasPings);
        Dialogue.register(nova, "Nova");
        checkEchoAroundPasswords(nova, List.of("Choose a password: ", "Repeat the password: "));
        Dialogue.claim(nova, claim);
        TelnetClient orin = lab.connect("Orin", server, Set.of(), orinsPings);
        Dialogue.register(orin, "Orin");

        orin.send("say The kettle is on.");
        orin.expectLine("You say, \"The kettle is on.\"");
        nova.expectLine("Orin says, \"The kettle is on.\"");

        novasPings.start(nova, fingers, 0, PING_MICROS);
        orinsPings.start(orin, fingers, PING_MICROS / 2, PING_MICROS);
        orin.expectLine("pong 20");
        nova.send("@reload");
        nova.expectLine("Reloading the world\\.\\.\\.");
        nova.expectLine("Reloaded: generation 2 is live\\. Pause \\d+(\\.\\d+)? ms, \\d+ lines held\\.");
        novasPings.awaitEnough();
        orinsPings.awaitEnough();
        novasPings.stop(fingers);
        orinsPings.stop(fingers);

        // Not the last number: its answer may have come before the line on the reload, and has been read then.
        nova.fence("typed");
        orin.fence("typed");
        assertThat(novasPings.faults()).isEmpty();
        assertThat(orinsPings.faults()).isEmpty();
        assertThat(novasPings.answered()).isEqualTo(novasPings.typed());
        assertThat(orinsPings.answered()).isEqualTo(orinsPings.typed());

        orin.send("say Still here?");
        nova.expectLine("Orin says, \"Still here\\?\"");
        nova.send("quit");
        nova.expectClosed();

        TelnetClient again = lab.connect("Nova again", server, Set.of(TelnetClient.ECHO), line -> {});
        Dialogue.identify(again, "Nova", "not-her-password-1");
        again.expectLine("Wrong name or password\\.");
        Dialogue.login(again, "Nova");
        checkEchoAroundPasswords(again, List.of("Password: ", "Password: "));
    }

    @Test
    void whatWasShownIsThereAfterAnOrderlyEndAndAfterAKill() {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient nova = lab.registerAdmin("Nova", server, claim);
        nova.send("@dig The Lamp Room");
        String room = nova.expect(Dialogue.ID).group(0);
        nova.send("@teleport " + room);
        nova.expectLine("The Lamp Room.*");
        nova.send("@set me=counter:1");
        nova.expectLine("Set counter on Nova\\.");

        process.sigterm();
        assertThat(nova.expectClosed()).as("what players are told").isNotBlank();
        assertThat(process.awaitExit()).as("exit code").isZero();

        process = lab.launch().start();
        server = process.awaitReady();
        nova = lab.connect("Nova after SIGTERM", server);
        Dialogue.identify(nova, "Nova", Dialogue.PASSWORD);
        nova.expectLine("The Lamp Room.*");
        nova.send("@examine me");
        nova.expectLine("counter: 1");

        int typed = 2_000;
        StringBuilder lines = new StringBuilder();
        for (int value = 2; value <= typed; value++) {
            lines.append("@set me=counter:").append(value).append("\r\n");
        }
        nova.send(lines + "ping sent");
        for (int seen = 0; seen < 100; seen++) {
            nova.expectLine("Set counter on Nova\\.");
        }
        process.kill();
        nova.expectClosed();
        int shown = 1 + occurrences(nova.text(), "Set counter on Nova.");

        process = lab.launch().start();
        server = process.awaitReady();
        nova = lab.connect("Nova after the kill", server);
        Dialogue.identify(nova, "Nova", Dialogue.PASSWORD);
        nova.expectLine("The Lamp Room.*");
        nova.send("@examine me");
        int kept = Integer.parseInt(nova.expectLine("counter: (\\d+)").group(1));
        assertThat(kept).as("the counter, of which %s was shown", shown).isBetween(shown, typed);
    }

    /** The client was told to keep quiet at these prompts and at no other, and told as seldom as can be. */
    private static void checkEchoAroundPasswords(TelnetClient client, List<String> secret) {
        assertThat(client.prompts().stream().filter(Prompt::serverEchoes).map(Prompt::text))
                .containsExactlyElementsOf(secret);
        assertThat(client.prompts().get(client.prompts().size() - 1).serverEchoes())
                .isFalse();
        boolean inOneGo = secret.contains("Repeat the password: ");
        assertThat(client.negotiations().stream().filter(n -> n.option() == TelnetClient.ECHO))
                .filteredOn(n -> n.equals(new Negotiation(TelnetScanner.WILL, TelnetClient.ECHO)))
                .hasSize(inOneGo ? 1 : secret.size());
    }

    private static int occurrences(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
