package org.holdfast.launcher.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract "limits": that each key takes effect. That 0 is no limit shows in all other tests. Of
 * {@code limits.idle_minutes} the least is a minute, which is too long to wait for here.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LimitsContractIT {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void linesOverTheLimitAreNamedAndNotRun() {
        HoldfastProcess.Ready server = lab.launch()
                .set("limits.lines_per_second", "1")
                .set("limits.lines_burst", "5")
                .start()
                .awaitReady();
        TelnetClient client = lab.register("Hasty", server);
        StringBuilder lines = new StringBuilder();
        int typed = 40;
        for (int i = 1; i <= typed; i++) {
            lines.append("ping ").append(i).append("\r\n");
        }
        client.sendBytes(lines.toString().getBytes(StandardCharsets.US_ASCII));

        Pattern answer =
                Pattern.compile("(?m)^(?:pong (\\d+)|Too much at once; the line \"ping (\\d+)\" was not run\\.)\n");
        List<String> run = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        while (run.size() + refused.size() < typed) {
            Transcript.Seen seen = client.expect(answer);
            if (seen.group(1).isEmpty()) {
                refused.add(seen.group(2));
            } else {
                run.add(seen.group(1));
            }
        }

        assertThat(run).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        assertThat(refused).isNotEmpty().doesNotHaveDuplicates().doesNotContainAnyElementsOf(run);
        assertThat(client.closed()).isFalse();
    }

    @Test
    void theGreatestValueOfEachKeyServes() {
        Launch launch = lab.launch();
        Launch.LIMITS.forEach(key -> launch.set(key, "1000000"));
        HoldfastProcess.Ready server = launch.set("accounts.hash_memory_kib", "0")
                .set("accounts.hash_iterations", "100")
                .start()
                .awaitReady();

        lab.register("Nova", server).fence("served");
    }

    @Test
    void connectionsOfAnAddressAreLimited() {
        HoldfastProcess.Ready server =
                lab.launch().set("limits.connections_per_address", "2").start().awaitReady();
        lab.connect("first", server).expectPrompt("Name: ");
        TelnetClient second = lab.connect("second", server);
        second.expectPrompt("Name: ");

        assertThat(lab.connect("third", server).expectClosed()).doesNotContain("Name: ");
        second.send("Nova");
        second.expectPrompt("Create it? (y/n) ");
    }

    @Test
    void loginsOfAnAddressAreLimited() {
        HoldfastProcess.Ready server = lab.launch()
                .set("limits.logins_per_minute_per_address", "2")
                .start()
                .awaitReady();
        lab.register("Nova", server);
        for (int attempt = 0; attempt < 3; attempt++) {
            TelnetClient guesser = lab.connect("guesser", server);
            Dialogue.identify(guesser, "Nova", "a-guess-that-is-wrong-" + attempt);
            guesser.expect(Pattern.compile("\\S"));
        }
        TelnetClient late = lab.connect("late", server);
        Dialogue.identify(late, "Nova", Dialogue.PASSWORD);

        late.expectPrompt("Name: ");
        assertThat(late.text()).doesNotContain("Exits:");
    }

    @Test
    void newAccountsOfAnAddressAreLimited() {
        HoldfastProcess.Ready server = lab.launch()
                .set("limits.new_accounts_per_hour_per_address", "1")
                .start()
                .awaitReady();
        lab.register("Nova", server);
        TelnetClient second = lab.connect("second", server);
        Dialogue.choosePassword(second, "Orin");

        second.expectPrompt("Name: ");
        assertThat(second.text()).doesNotContain("Exits:");
    }

    @Test
    void aLoginMustNotTakeForEver() {
        HoldfastProcess.Ready server =
                lab.launch().set("limits.login_seconds", "2").start().awaitReady();

        TelnetClient idler = lab.connect("idler", server);
        idler.expectPrompt("Name: ");
        idler.expectClosed();
    }
}
