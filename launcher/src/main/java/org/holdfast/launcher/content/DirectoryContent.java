package org.holdfast.launcher.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.holdfast.proxy.ContentFiles;

/**
 * The authored files of a data directory, as they are at each call. Usable on any thread; keeps nothing open.
 *
 * <p>A symbolic link may lead to another authored file. One that leads out of the directory, or into a part of it that
 * a world does not see, is refused like a path that does.
 */
public final class DirectoryContent implements ContentFiles {
    static final int MAX_BYTES = 16 << 20;

    private static final Set<String> HIDDEN = Set.of("backups", "config", "logs", "modules", "store");

    private final Path data;

    /** @param data the data directory, which exists */
    public DirectoryContent(Path data) throws IOException {
        this.data = data.toRealPath();
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path start = resolve(folder);
        List<String> paths = new ArrayList<>();
        if (!Files.isDirectory(start)) {
            return paths;
        }
        requireInside(start, folder);
        try (Stream<Path> walk = Files.walk(start, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                String path = data.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file) && isVisible(path)) {
                    requireInside(file, path);
                    paths.add(path);
                }
            }
        }
        Collections.sort(paths);
        return paths;
    }

    @Override
    public String read(String path) throws IOException {
        Path file = resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(path, null, "there is no such file in the data directory");
        }
        requireInside(file, path);
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException(path + " is larger than " + (MAX_BYTES >> 20) + " MiB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException(path + " is no UTF-8 text", e);
        }
    }

    /** Only into a folder: what lies at the top of the data directory is the operator's. */
    @Override
    public void write(String path, String text) throws IOException {
        Path file = resolve(path);
        int slash = path.lastIndexOf('/');
        if (slash < 1 || path.endsWith("/")) {
            throw outside(path);
        }
        Path folder = makeFolder(path.substring(0, slash), path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            requireInside(file, path);
            if (!Files.isRegularFile(file)) {
                throw new IOException(path + " is no file");
            }
        }
        Path target = Files.exists(file) ? file.toRealPath() : file;
        // Made like any file of this user, not like a secret: authors and their tools read it.
        Path draft = folder.resolve(".new-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            keepPermissions(target, draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What an operator has allowed others to do with a file stays allowed. */
    private static void keepPermissions(Path before, Path draft) throws IOException {
        if (Files.exists(before)
                && Files.getFileStore(before).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(before));
        }
    }

    /** Makes a folder and those around it, one by one: nothing is made on the other side of a link that leads out. */
    private Path makeFolder(String name, String path) throws IOException {
        Path folder = data;
        for (String part : name.split("/", -1)) {
            folder = folder.resolve(part);
            if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
            requireInside(folder, path);
        }
        return folder;
    }

    /** The path of a file or folder that may be seen, by its name. */
    private Path resolve(String path) {
        String name = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (name.isEmpty()) {
            return data;
        }
        if (name.indexOf('\\') >= 0 || name.indexOf(':') >= 0 || name.indexOf('\0') >= 0) {
            throw outside(path);
        }
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".")) {
                throw outside(path);
            }
        }
        if (!isVisible(name)) {
            throw outside(path);
        }
        return data.resolve(name);
    }

    /** Checks where links lead in truth. */
    private void requireInside(Path file, String path) throws IOException {
        Path real = file.toRealPath();
        boolean inside = real.startsWith(data)
                && isVisible(data.relativize(real).toString().replace('\\', '/'));
        if (!inside) {
            throw outside(path);
        }
    }

    private static boolean isVisible(String path) {
        String top = path.split("/", 2)[0].toLowerCase(Locale.ROOT);
        return !HIDDEN.contains(top) && !("/" + path).contains("/.");
    }

    private static IllegalArgumentException outside(String path) {
        return new IllegalArgumentException("'" + path + "' leads outside the authored content; a path is relative to"
                + " the data directory, as in areas/town.yaml");
    }
}
