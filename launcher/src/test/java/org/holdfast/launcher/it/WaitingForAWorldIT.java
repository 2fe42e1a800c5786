package org.holdfast.launcher.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The contract "build and run" where the world fails at start: listeners first, and nobody is sent away. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WaitingForAWorldIT {
    @RegisterExtension
    final Lab lab = new Lab();

    private final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Lab.freePort());
    private final Path world = lab.data().resolve("modules").resolve("world.jar");

    @Test
    void aJarThatIsNone() throws IOException {
        Files.createDirectories(world.getParent());
        Files.writeString(world, "This is not a jar.");

        playersWaitAndStaffReload();
    }

    @Test
    void aWorldThatThrowsWhenItIsToServe() {
        WorldJar.failing(world, "activate");

        playersWaitAndStaffReload();
    }

    private void playersWaitAndStaffReload() {
        HoldfastProcess created = lab.launch()
                .account("create", Dialogue.PASSWORD + "\n", "--name", "Astra", "--role", "admin", "--password-stdin");
        assertThat(created.awaitExit()).as(created.describe()).isZero();
        HoldfastProcess process = lab.launch().telnetPort(address.getPort()).start();
        await().atMost(Transcript.DEADLINE).until(() -> accepts(address));

        TelnetClient nova = waiting("Nova", true);
        TelnetClient orin = waiting("Orin", true);
        TelnetClient astra = waiting("Astra", false);
        orin.send("quit");
        assertThat(orin.expectClosed()).doesNotContain("Exits:");
        astra.send("@reload");
        astra.expectLine("Reload failed: .+");
        astra.send("@sessions");
        astra.expect("Nova");
        assertThat(process.out().text()).doesNotContain("Holdfast is ready");

        WorldJar.tiny(world, "mended");
        astra.send("@reload");
        HoldfastProcess.Ready ready = process.awaitReady();
        assertThat(ready.telnet().getPort()).isEqualTo(address.getPort());
        String generation =
                astra.expectLine("Reloaded: generation (\\d+) is live\\..*").group(1);
        assertThat(ready.generation()).hasToString(generation);
        Dialogue.arrive(nova);
        assertThat(nova.ask("marker")).contains("This is tiny world mended.");
        astra.fence("served-as-well");
    }

    /** Logs in, and sees that there is something else to see than a room. */
    private TelnetClient waiting(String name, boolean isNew) {
        TelnetClient client = lab.connect(name, address);
        if (isNew) {
            Dialogue.choosePassword(client, name);
        } else {
            Dialogue.identify(client, name, Dialogue.PASSWORD);
        }
        client.expect(Pattern.compile("\\S.*\n"));
        assertThat(client.text()).doesNotContain("Exits:");
        return client;
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
