package org.holdfast.launcher.loading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.launcher.io.FileProblem;
import org.holdfast.proxy.host.ModuleLoadException;
import org.jspecify.annotations.Nullable;

/**
 * Where the world's code is, decided anew at each reading: the path from the command line; else {@code world.jar} in
 * the data directory's {@code modules}, as soon as somebody puts one there; else the jar inside our own.
 */
public final class WorldSource {
    static final String BUILT_IN = "built-in";
    static final String RESOURCE = "holdfast/world.jar";

    private final @Nullable Path given;
    private final Path installed;
    private final ClassLoader ours;

    /**
     * @param given the path that the operator named, a jar or a classes directory
     * @param data the data directory
     */
    public WorldSource(@Nullable Path given, Path data) {
        this(given, data, WorldSource.class.getClassLoader());
    }

    WorldSource(@Nullable Path given, Path data, ClassLoader ours) {
        this.given = given;
        this.ours = ours;
        this.installed = data.resolve("modules").resolve("world.jar");
    }

    CodeImage read() throws ModuleLoadException {
        if (given != null) {
            return ImageReader.read(given);
        }
        return Files.exists(installed) ? ImageReader.read(installed) : builtIn();
    }

    private CodeImage builtIn() throws ModuleLoadException {
        try (InputStream stream = ours.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new ModuleLoadException(
                        "this server was built without a world; name one with --world, or put it at " + installed);
            }
            return ImageReader.jar(BUILT_IN, stream);
        } catch (IOException e) {
            throw new ModuleLoadException("the built-in world cannot be read: " + FileProblem.why(e), e);
        }
    }
}
