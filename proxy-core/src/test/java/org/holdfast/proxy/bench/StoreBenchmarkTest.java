package org.holdfast.proxy.bench;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class StoreBenchmarkTest {
    @TempDir
    Path directory;

    /** That it runs to its end, prints what it should, and leaves nothing behind; not how fast anything is. */
    @Test
    void itRuns() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StoreBenchmark.run(
                directory, List.of(1000), Duration.ofMillis(20), new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("raw append + force", "strict  64 producers", "relaxed", "clean open", "recovery of 100,000")
                .contains("during a checkpoint", "those commits");
        assertThat(directory).isEmptyDirectory();
    }
}
