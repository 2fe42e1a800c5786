package org.holdfast.launcher.it;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract "accounts offline", and how the first admin comes about. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AccountsContractIT {
    private static final String OTHER_PASSWORD = "another-long-word-9";

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void accountsAreMadeAndChangedWhileNoServerRuns() {
        create("Petra", "player");
        create("Bruno", "builder");
        create("Astra", "admin");
        create("Lotte", "player");
        create("Ulla", "player");
        refused(lab.launch()
                .account(
                        "create", Dialogue.PASSWORD + "\n", "--name", "PETRA", "--role", "player", "--password-stdin"));
        refused(lab.launch().account("role", "", "--name", "Nobody", "--role", "admin"));
        done(lab.launch().account("passwd", OTHER_PASSWORD + "\n", "--name", "petra", "--password-stdin"));
        done(lab.launch().account("role", "", "--name", "Petra", "--role", "builder"));
        done(lab.launch().account("lock", "", "--name", "Lotte"));
        done(lab.launch().account("lock", "", "--name", "Ulla"));
        done(lab.launch().account("unlock", "", "--name", "Ulla"));

        String list = done(lab.launch().account("list", "")).out().text();
        assertThat(list.lines()).anySatisfy(line -> assertThat(line).contains("Petra", "builder"));
        assertThat(list.lines()).anySatisfy(line -> assertThat(line).contains("Astra", "admin"));
        assertThat(list).contains("Bruno", "Lotte", "Ulla").doesNotContain("PETRA");

        HoldfastProcess process = lab.launch().start();
        HoldfastProcess.Ready server = process.awaitReady();
        assertThat(process.out().text() + process.err().text())
                .as("there is an admin, so nothing to claim")
                .doesNotContain("claim ");
        TelnetClient petra = lab.connect("Petra", server);
        Dialogue.identify(petra, "Petra", Dialogue.PASSWORD);
        petra.expectLine("Wrong name or password\\.");
        Dialogue.identify(petra, "Petra", OTHER_PASSWORD);
        Dialogue.arrive(petra);
        petra.send("@dig The Cellar");
        petra.expect("#");
        assertThat(petra.ask("@generations")).contains("Huh?");
        TelnetClient astra = lab.login("Astra", server);
        assertThat(astra.ask("@generations")).doesNotContain("Huh?");
        lab.login("Ulla", server);
        TelnetClient lotte = lab.connect("Lotte", server);
        Dialogue.identify(lotte, "Lotte", Dialogue.PASSWORD);
        lotte.expectPrompt("Name: ");
        assertThat(lotte.text()).doesNotContain("Exits:");

        HoldfastProcess meanwhile = lab.launch().account("role", "", "--name", "Petra", "--role", "admin");
        refused(meanwhile);
        assertThat(meanwhile.err().text()).contains(lab.data().toString());
        assertThat(petra.ask("@generations")).contains("Huh?");
    }

    @Test
    void theCodeMakesOneAdminOnceAndIsNewAtEachStart() {
        HoldfastProcess process = lab.launch().start();
        String earlier = process.awaitClaimCode();
        process.awaitReady();
        process.sigterm();
        process.awaitExit();

        process = lab.launch().start();
        String code = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        assertThat(code).isNotEqualTo(earlier);
        // 80 bits are at least 14 characters of an alphabet of letters in both cases, digits, - and _.
        assertThat(code).hasSizeGreaterThanOrEqualTo(14);
        TelnetClient nova = lab.register("Nova", server);
        nova.ask("claim " + earlier);
        assertThat(nova.ask("@generations")).contains("Huh?");
        Dialogue.claim(nova, code);
        TelnetClient orin = lab.register("Orin", server);
        orin.ask("claim " + code);
        assertThat(orin.ask("@generations")).contains("Huh?");
        process.sigterm();
        process.awaitExit();

        process = lab.launch().start();
        server = process.awaitReady();
        assertThat(process.out().text() + process.err().text()).doesNotContain("claim ");
        assertThat(lab.login("Nova", server).ask("@generations")).doesNotContain("Huh?");
    }

    private void create(String name, String role) {
        done(lab.launch()
                .account("create", Dialogue.PASSWORD + "\n", "--name", name, "--role", role, "--password-stdin"));
    }

    private static HoldfastProcess done(HoldfastProcess command) {
        assertThat(command.awaitExit()).as(command.describe()).isZero();
        return command;
    }

    private static void refused(HoldfastProcess command) {
        assertThat(command.awaitExit()).as(command.describe()).isNotZero();
        assertThat(command.err().text().lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(command.describe()).doesNotContain("\tat ", "Exception");
    }
}
