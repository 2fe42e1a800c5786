package org.holdfast.launcher.loading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.holdfast.launcher.io.FileProblem;
import org.holdfast.proxy.host.ModuleLoadException;

/**
 * Copies a module's jar or classes directory into memory. Closes what it opens. Notices when a file changes while it
 * is being read, so that a reload in the middle of a build fails instead of taking half of it.
 */
final class ImageReader {
    private ImageReader() {}

    static CodeImage read(Path path) throws ModuleLoadException {
        String source = path.toString();
        if (!Files.exists(path)) {
            throw new ModuleLoadException("there is no module at " + source + "; build it, or name another place");
        }
        try {
            return Files.isDirectory(path) ? directory(source, path) : jarFile(source, path);
        } catch (IOException | UncheckedIOException e) {
            throw new ModuleLoadException(source + " cannot be read: " + FileProblem.why(e), e);
        }
    }

    /** Reads a jar to the end of the stream, which stays open. */
    static CodeImage jar(String source, InputStream stream) throws IOException, ModuleLoadException {
        byte[] jar = stream.readNBytes(CodeImage.MAX_FILE_BYTES + 1);
        if (jar.length > CodeImage.MAX_FILE_BYTES) {
            throw new ModuleLoadException(source + " is larger than " + (CodeImage.MAX_FILE_BYTES >> 20) + " MiB");
        }
        OptionalInt entries = ZipEnd.entries(jar);
        if (entries.isEmpty()) {
            throw new ModuleLoadException(
                    source + " is no jar, or cut off: its end is missing. Is it still being written? Build it again");
        }
        return unpack(source, jar, entries.getAsInt());
    }

    private static CodeImage unpack(String source, byte[] jar, int entries) throws ModuleLoadException {
        CodeImage.Builder image = new CodeImage.Builder(source);
        int seen = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                seen++;
                if (!entry.isDirectory()) {
                    image.add(entry.getName(), zip.readNBytes(image.room() + 1));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ModuleLoadException(source + " is damaged: " + e.getMessage() + ". Build it again", e);
        }
        if (seen != entries) {
            throw new ModuleLoadException(
                    source + " is damaged: it names " + entries + " entries and has " + seen + ". Build it again");
        }
        return image.build();
    }

    private static CodeImage jarFile(String source, Path path) throws IOException, ModuleLoadException {
        Stamp before = Stamp.of(path);
        try (InputStream stream = Files.newInputStream(path)) {
            CodeImage image = jar(source, stream);
            requireUnchanged(source, before.equals(Stamp.of(path)));
            return image;
        }
    }

    private static CodeImage directory(String source, Path root) throws IOException, ModuleLoadException {
        Map<String, Stamp> before = stamps(root);
        if (before.isEmpty()) {
            throw new ModuleLoadException(source + " is empty; has it been compiled?");
        }
        CodeImage.Builder image = new CodeImage.Builder(source);
        for (String path : before.keySet()) {
            try (InputStream stream = Files.newInputStream(root.resolve(path))) {
                image.add(path, stream.readNBytes(image.room() + 1));
            }
        }
        requireUnchanged(source, before.equals(stamps(root)));
        return image.build();
    }

    private static Map<String, Stamp> stamps(Path root) throws IOException, ModuleLoadException {
        Map<String, Stamp> stamps = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                if (stamps.size() == CodeImage.MAX_FILES) {
                    throw new ModuleLoadException(
                            root + " has more than " + CodeImage.MAX_FILES + " files; is it a module?");
                }
                stamps.put(root.relativize(path).toString().replace('\\', '/'), Stamp.of(path));
            }
        }
        return stamps;
    }

    private static void requireUnchanged(String source, boolean unchanged) throws ModuleLoadException {
        if (!unchanged) {
            throw new ModuleLoadException(
                    source + " changed while it was read; wait until the build has finished, then reload again");
        }
    }

    private record Stamp(long bytes, long modifiedMillis) {
        static Stamp of(Path path) throws IOException {
            return new Stamp(Files.size(path), Files.getLastModifiedTime(path).toMillis());
        }
    }
}
