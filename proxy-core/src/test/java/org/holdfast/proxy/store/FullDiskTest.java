package org.holdfast.proxy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.store.Records.eventually;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A disk that is really full: a small tmpfs, where the test may mount one; skipped elsewhere. */
class FullDiskTest {
    @TempDir
    Path directory;

    private final Quiet quiet = new Quiet();
    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString()), "cannot mount a tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        quiet.close();
        run("umount", disk.toString());
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theStoreSaysSoLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
        Map<String, Long> expected = new TreeMap<>();
        StoreOptions options = StoreOptions.of(disk.resolve("store")).withRetryDelay(Duration.ofMillis(10));
        Path other = disk.resolve("other");
        Files.write(other, new byte[4 << 20]);
        try (Store store = Store.open(options)) {
            for (long i = 0; store.stall().isEmpty(); i++) {
                for (long j = 0; j < 100; j++) {
                    expected.put(i + "-" + j, i);
                    store.append(Records.turn(Records.put(i + "-" + j, i)));
                }
            }
            assertThat(store.stall().orElseThrow()).contains("No space left");
            expected.put("later", 1L);
            store.append(Records.turn(Records.put("later", 1)));
            assertThat(store.durable()).isLessThan(store.position());
            eventually()
                    .during(Duration.ofMillis(300))
                    .until(() -> new DiskFiles().list(options.directory()).size() < 5);
            Files.delete(other);
            eventually().until(() -> store.stall().isEmpty() && store.durable() == store.position());
        }
        try (StoppedStore store = StoppedStore.open(options)) {
            assertThat(Records.contents(store)).isEqualTo(expected);
        }
    }
}
