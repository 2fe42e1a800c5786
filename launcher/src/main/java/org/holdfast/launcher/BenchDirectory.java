package org.holdfast.launcher;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The disk that a benchmark uses. */
final class BenchDirectory {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "A directory on the disk to use; a folder in it is used and deleted. Default: the current one")
    private Path directory = Path.of(".");

    Path path() {
        return directory;
    }
}
