package org.holdfast.world.diku;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The tinyworld of 1991, which is no part of the project: beside the checkout, in {@code ../shared/worlds}. */
public final class SharedWorld {
    private static final String FOLDER = "shared/worlds/dikumud-alfa";

    private SharedWorld() {}

    /** Its files by name. Without them the test is skipped, or fails where everything has to be there. */
    public static Map<String, byte[]> files() throws IOException {
        Path folder = folder();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : (Iterable<Path>) list::iterator) {
                if (DikuFolder.concerns(file.getFileName().toString())) {
                    files.put(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** The tests run in a folder of the checkout, or of a worktree of it somewhere else. */
    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve(FOLDER);
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        String missing = "there is no " + FOLDER + " beside this checkout";
        if ("1".equals(System.getenv("HOLDFAST_REQUIRE_CLIENTS"))) {
            throw new AssertionError(missing);
        }
        Assumptions.abort(missing);
        throw new AssertionError("not reached");
    }
}
