package org.holdfast.launcher.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.proxy.host.LoadedModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The world of this repository, where it has been packed. */
class RealWorldCheckTest {
    private static final Path TARGET = Path.of("..", "world-module", "target");

    @TempDir
    Path temp;

    @Test
    void the_world_passes_without_a_warning_and_its_yaml_reader_is_judged_as_a_library() throws Exception {
        WorldLoading loading = new WorldLoading(new WorldSource(jar(), temp));

        LoadedModule loaded = loading.define(loading.read(), 1).check();

        assertThat(loaded.warnings()).isEmpty();
    }

    private static Path jar() throws IOException {
        assumeTrue(Files.isDirectory(TARGET));
        try (Stream<Path> files = Files.list(TARGET)) {
            Optional<Path> jar =
                    files.filter(file -> file.toString().endsWith(".jar")).findFirst();
            assumeTrue(jar.isPresent());
            return jar.get();
        }
    }
}
