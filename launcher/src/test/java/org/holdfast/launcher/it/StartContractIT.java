package org.holdfast.launcher.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract "build and run": what an operator sees of a start. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StartContractIT {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aMissingDirectoryIsLaidOutOnceAndItsConfigurationCounts() throws IOException {
        HoldfastProcess process = lab.launch().start();
        HoldfastProcess.Ready server = process.awaitReady();

        assertThat(server.telnet().getAddress().isLoopbackAddress()).isTrue();
        assertThat(server.telnet().getPort()).isPositive();
        assertThat(server.web().getPort())
                .isPositive()
                .isNotEqualTo(server.telnet().getPort());
        assertThat(server.generation()).isEqualTo(1);
        try (Socket web = new Socket(server.web().getAddress(), server.web().getPort())) {
            assertThat(web.isConnected()).isTrue();
        }
        Path toml = lab.data().resolve("config").resolve("holdfast.toml");
        assertThat(toml).content().contains("lines_per_second", "lines_burst", "connections_per_address");
        assertThat(toml).content().contains("hash_memory_kib", "hash_iterations", "login_seconds", "idle_minutes");
        assertThat(lab.data().resolve("areas")).isNotEmptyDirectory();
        process.sigterm();
        assertThat(process.awaitExit()).isZero();

        String edited = Files.readString(toml).replaceFirst("(?m)^[# ]*connections *=.*$", "connections = 1");
        Files.writeString(toml, edited);
        process = lab.launch().unset("limits.connections").start();
        server = process.awaitReady();
        onlyOneConnectionIsServed(server);
        assertThat(toml).content().isEqualTo(edited);
    }

    @Test
    void anEmptyDirectoryAndGivenPortsServe() throws IOException {
        Path data = Files.createDirectories(lab.folder().resolve("an empty one"));
        int telnetPort = Lab.freePort();
        int webPort = Lab.freePort();
        HoldfastProcess.Ready server = lab.launch()
                .data(data)
                .telnetPort(telnetPort)
                .webPort(webPort)
                .start()
                .awaitReady();

        assertThat(server.telnet().getPort()).isEqualTo(telnetPort);
        assertThat(server.web().getPort()).isEqualTo(webPort);
        lab.register("Nova", server);
    }

    @Test
    void aSettingIsReadFromAFile() throws IOException {
        Path secret = Files.writeString(lab.folder().resolve("connections.txt"), "1\n");

        onlyOneConnectionIsServed(
                lab.launch().set("limits.connections", "@" + secret).start().awaitReady());
    }

    @Test
    void theWorldIsTheOneNamedThenTheDirectorysThenTheOneInside() throws IOException {
        HoldfastProcess process = lab.launch().world(Launch.worldClasses()).start();
        lab.register("Nova", process.awaitReady()).ask("look");
        end(process);

        WorldJar.tiny(lab.data().resolve("modules").resolve("world.jar"), "of-the-directory");
        process = lab.launch().start();
        saysMarker(process, "Orin", "of-the-directory");
        end(process);

        Path named = lab.folder().resolve("named.jar");
        WorldJar.tiny(named, "as-named");
        process = lab.launch().world(named).start();
        saysMarker(process, "Perle", "as-named");
        end(process);

        Files.delete(lab.data().resolve("modules").resolve("world.jar"));
        process = lab.launch().start();
        TelnetClient nova = lab.login("Nova", process.awaitReady());
        assertThat(nova.ask("marker")).contains("Huh?");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            refused(lab.launch().telnetPort(taken.getLocalPort()), port);
            refused(lab.launch().webPort(taken.getLocalPort()), port);
        }
    }

    @Test
    void aDataDirectoryInUseIsNamedAndItsServerGoesOn() {
        HoldfastProcess process = lab.launch().start();
        HoldfastProcess.Ready server = process.awaitReady();

        refused(lab.launch(), lab.data() + " is in use by process " + process.pid() + ";");

        lab.register("Nova", server).fence("still-served");
    }

    @Test
    void aBrokenConfigurationIsNamed() throws IOException {
        Path config = Files.createDirectories(lab.data().resolve("config"));
        Path toml = config.resolve("holdfast.toml");

        Files.writeString(toml, "[limits\nconnections = = 1\n");
        refused(lab.launch(), "holdfast.toml");

        Files.writeString(toml, "[limits]\nconections = 1\n");
        refused(lab.launch(), "limits.conections");
    }

    @Test
    void anUnknownKeyAValueThatIsNoneAndAMissingFileAreNamed() {
        refused(lab.launch().set("limits.conections", "1"), "limits.conections");
        refused(lab.launch().set("limits.connections", "many"), "limits.connections");
        Path missing = lab.folder().resolve("no-such-secret");
        refused(lab.launch().set("limits.connections", "@" + missing), missing.toString());
    }

    @Test
    void anUnknownOptionIsNamed() {
        refused(lab.launch().option("--telnet-prot", "4000"), "--telnet-prot");
    }

    private void onlyOneConnectionIsServed(HoldfastProcess.Ready server) {
        TelnetClient first = lab.connect("first", server);
        first.expectPrompt("Name: ");
        TelnetClient second = lab.connect("second", server);
        assertThat(second.expectClosed()).doesNotContain("Name: ");
        first.send("Nova");
        first.expectPrompt("Create it? (y/n) ");
    }

    private void saysMarker(HoldfastProcess process, String player, String version) {
        HoldfastProcess.Ready server = process.awaitReady();
        TelnetClient client = lab.register(player, server);
        assertThat(client.ask("marker")).contains("This is tiny world " + version + ".");
    }

    private static void end(HoldfastProcess process) {
        process.sigterm();
        assertThat(process.awaitExit()).isZero();
    }

    /** One line that names it, exit code 2, and nothing that only a programmer understands. */
    private static void refused(Launch launch, String named) {
        HoldfastProcess process = launch.start();
        int code = process.awaitExit();
        String error = process.err().text();
        assertThat(error.lines().filter(line -> !line.isBlank())).hasSize(1);
        assertThat(error).contains(named);
        assertThat(error + process.out().text()).doesNotContain("\tat ", "Exception", "Holdfast is ready");
        assertThat(code).as("exit code").isEqualTo(2);
    }
}
