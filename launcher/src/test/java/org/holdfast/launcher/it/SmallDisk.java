package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file system of its own, in memory, that a test can fill to the last byte. Owned by the test's thread. */
final class SmallDisk implements AutoCloseable {
    private static final int MEBIBYTES = 96;

    private final Path path;
    private final Path filler;

    private SmallDisk(Path path) {
        this.path = path;
        this.filler = path.resolve("filler");
    }

    /** Empty where this is not allowed: it takes root and, in a container, the right to mount. */
    static Optional<SmallDisk> mount(Path path) {
        try {
            Files.createDirectories(path);
            String size = "size=" + MEBIBYTES + "m,mode=700";
            int code = run("mount", "-t", "tmpfs", "-o", size, "holdfast-test", path.toString());
            return code == 0 ? Optional.of(new SmallDisk(path)) : Optional.empty();
        } catch (IOException noSuchCommand) {
            return Optional.empty();
        }
    }

    Path path() {
        return path;
    }

    /** Takes all space that is left. */
    void fill() {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!Files.exists(filler)) {
                throw new UncheckedIOException(full);
            }
        }
    }

    /** Gives the space back. */
    void free() {
        try {
            Files.delete(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unmounts it, also from under a server that a failed test has left running. */
    @Override
    public void close() {
        try {
            if (run("umount", "-l", path.toString()) != 0) {
                throw new IllegalStateException("cannot unmount " + path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int run(String... command) throws IOException {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int code = process.waitFor();
            if (code != 0) {
                System.out.println(command[0] + ": " + said.strip());
            }
            return code;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command[0], e);
        }
    }
}
