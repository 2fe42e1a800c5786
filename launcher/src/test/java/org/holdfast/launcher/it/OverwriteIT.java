package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** What a build, or a clumsy copy, does to the files that a server was started from. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OverwriteIT {
    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theServersJarIsReplacedWhileItRuns() throws IOException {
        Path jar = Files.copy(Launch.builtJar(), lab.folder().resolve("holdfast.jar"));
        HoldfastProcess process = lab.launch().jar(jar).start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();

        Path other = Files.write(lab.folder().resolve("other"), otherBytes((int) Files.size(jar)));
        Files.move(other, jar, StandardCopyOption.ATOMIC_MOVE);

        Errands.run(lab, server, claim);
        process.sigterm();
        assertThat(process.awaitExit()).as("exit code").isZero();
    }

    @Test
    void theWorldsJarIsOverwrittenInPlaceAndCutWhileItRuns() throws IOException {
        HoldfastProcess layingOut = lab.launch().start();
        layingOut.awaitReady();
        layingOut.sigterm();
        assertThat(layingOut.awaitExit()).isZero();
        Path world = lab.data().resolve("modules").resolve("world.jar");
        WorldJar.ofWorld(world);
        byte[] whole = Files.readAllBytes(world);
        HoldfastProcess process = lab.launch().start();
        String claim = process.awaitClaimCode();
        HoldfastProcess.Ready server = process.awaitReady();

        try (FileChannel inPlace = FileChannel.open(world, StandardOpenOption.WRITE)) {
            inPlace.write(ByteBuffer.wrap(otherBytes(whole.length)));
            inPlace.truncate(whole.length / 2);
        }
        TelnetClient admin = lab.registerAdmin("Vega", server, claim);
        admin.send("@reload");
        admin.expectLine("Reload failed: .+ Generation 1 is still running\\.");
        admin.fence("after-the-failure");

        // In place again: the same file that the running generation was read from.
        Files.write(world, whole);
        admin.send("@reload");
        admin.expectLine("Reloaded: generation \\d+ is live\\..*");
        admin.send("look");
        admin.expectLine("Exits:.*");
    }

    private static byte[] otherBytes(int length) {
        return "not a jar ".repeat(length / 10 + 1).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
