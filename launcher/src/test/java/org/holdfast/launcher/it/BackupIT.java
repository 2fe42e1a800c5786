package org.holdfast.launcher.it;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** From {@code @backup} in the game to a server that goes on elsewhere from what was saved. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BackupIT {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void whatWasSavedWhilePeoplePlayGoesOnElsewhere() {
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient astra = lab.registerAdmin("Astra", server, claim);
        TelnetClient nova = lab.register("Nova", server);
        astra.ask("@set me=counter:7");

        astra.send("@backup");
        String file = astra.expectLine("Saved to (.+)\\.").group(1);
        assertThat(Path.of(file)).hasParent(lab.data().resolve("backups")).isRegularFile();
        astra.ask("@set me=counter:8");
        assertThat(nova.ask("@backup")).contains("Huh?");
        for (String[] command : new String[][] {{"store", "check"}, {"store", "list"}, {"backup"}}) {
            HoldfastProcess refused = lab.launch().command(command);
            assertThat(refused.awaitExit()).as(refused.describe()).isEqualTo(2);
            assertThat(refused.err().text()).contains("is in use").hasLineCount(1);
        }

        Path elsewhere = lab.folder().resolve("elsewhere");
        HoldfastProcess restored = lab.launch().data(elsewhere).command("restore", "--from", file);
        assertThat(restored.awaitExit()).as(restored.describe()).isZero();
        HoldfastProcess checked = lab.launch().data(elsewhere).command("store", "check");
        assertThat(checked.awaitExit()).as(checked.describe()).isZero();
        HoldfastProcess.Ready second = lab.launch().data(elsewhere).start().awaitReady();
        TelnetClient again = lab.login("Astra", second);
        assertThat(again.ask("@examine me").lines()).contains("counter: 7");
        assertThat(again.ask("@generations")).doesNotContain("Huh?");
        assertThat(astra.ask("@examine me").lines()).contains("counter: 8");
    }
}
