package org.holdfast.launcher.content;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.launcher.io.FileProblem;
import org.jspecify.annotations.Nullable;

/**
 * The authored content inside our own jar, and how it gets into a data directory.
 *
 * <p>The build writes an index beside it, because a class path cannot be listed. A top-level folder or file is laid
 * out if the data directory has none of that name, as a whole and by one rename: what exists is never touched, a file
 * that an author deleted does not come back, and a start that is interrupted leaves no half of an area.
 */
public final class BuiltInContent {
    private static final String FOLDER = "holdfast/content/";
    private static final String INDEX = "holdfast/content.index";

    private final ClassLoader resources;

    public BuiltInContent() {
        this(BuiltInContent.class.getClassLoader());
    }

    BuiltInContent(ClassLoader resources) {
        this.resources = resources;
    }

    /**
     * Lays out what is missing; makes the directory if need be.
     *
     * @throws IOException naming the directory, if it cannot be written
     */
    public void layOut(Path data) throws IOException {
        try {
            layOutMissing(data);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot write to the data directory " + data + ": " + FileProblem.why(e), e);
        }
    }

    private void layOutMissing(Path data) throws IOException {
        Files.createDirectories(data);
        Map<String, List<String>> byTop = paths().stream()
                .collect(Collectors.groupingBy(path -> path.split("/", 2)[0], TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<String>> top : byTop.entrySet()) {
            Path target = data.resolve(top.getKey());
            if (Files.notExists(target)) {
                layOut(data, top.getKey(), top.getValue());
            }
        }
    }

    private void layOut(Path data, String top, List<String> paths) throws IOException {
        Path draft = Files.createTempDirectory(data, ".new-");
        try {
            for (String path : paths) {
                Path file = draft.resolve(path);
                Files.createDirectories(file.getParent());
                try (InputStream stream = open(FOLDER + path)) {
                    Files.copy(stream, file);
                }
            }
            Files.move(draft.resolve(top), data.resolve(top), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            deleteTree(draft);
        }
    }

    private List<String> paths() throws IOException {
        try (InputStream index = open(INDEX)) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private InputStream open(String resource) throws IOException {
        InputStream stream = resources.getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(
                    "this build lacks " + resource + "; build it again with 'mvn clean package'");
        }
        return stream;
    }

    private static void deleteTree(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
