package org.holdfast.launcher;

import java.nio.file.Path;
import org.holdfast.launcher.loading.WorldLoading;
import org.holdfast.launcher.loading.WorldSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The world that a benchmark loads, and the disk that it uses. */
final class BenchedWorld {
    @Mixin
    private BenchDirectory directory = new BenchDirectory();

    @Option(
            names = "--world",
            paramLabel = "PATH",
            description = "The game's code, a module jar or a classes directory. Default: the world inside this jar")
    private @Nullable Path world;

    Path directory() {
        return directory.path();
    }

    /** As a server loads it. */
    WorldLoading loading() {
        return new WorldLoading(source());
    }

    /** Likewise, without the polls by which it can be ended. */
    WorldLoading withoutPolls() {
        return new WorldLoading(source(), false);
    }

    private WorldSource source() {
        return new WorldSource(world, directory.path());
    }
}
