package org.holdfast.proxy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class QuarantineFileTest {
    @TempDir
    private Path folder;

    @Test
    void itKeepsTheTextForItsOwnerAloneAndNoSecret() throws IOException {
        Path file = folder.resolve("quarantine.log");
        QuarantineFile quarantine = new QuarantineFile(file);
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        quarantine.put(time, 2, new ToModule.Input(Rig.NOVA, 12, "say \"a\u2028b\"\u001b", false));
        quarantine.put(time, 2, new ToModule.Input(Rig.NOVA, 13, "hunter2", true));
        quarantine.put(time, 3, new ToModule.SessionOpened(Rig.session(Rig.NOVA, "Nova")));
        quarantine.put(time, 3, new ToModule.Tick());

        String start = "2026-01-02T03:04:05Z generation=";
        assertThat(Files.readAllLines(file))
                .hasSize(4)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(start + "2 session=" + Rig.NOVA + " input=12 text=\"say \\\"a")
                                .doesNotContain("\u001b"),
                        line -> assertThat(line).isEqualTo(start + "2 session=" + Rig.NOVA + " input=13 text=(secret)"),
                        line -> assertThat(line).isEqualTo(start + "3 message=SessionOpened session=" + Rig.NOVA),
                        line -> assertThat(line).isEqualTo(start + "3 message=Tick"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        Path file = Files.createFile(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        new QuarantineFile(file).put(Instant.EPOCH, 1, new ToModule.Tick());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
