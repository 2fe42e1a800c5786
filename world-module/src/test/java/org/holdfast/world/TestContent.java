package org.holdfast.world;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.api.AuthoredContent;

/** Authored content in memory. */
public final class TestContent implements AuthoredContent {
    static final AuthoredContent EMPTY = new TestContent(Map.of());

    private final TreeMap<String, String> files;

    public TestContent(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    /** What comes with Holdfast: {@code data/} of this repository. */
    static TestContent starter() {
        Path data = Path.of("..", "data");
        Map<String, String> files = new TreeMap<>();
        for (String folder : List.of("areas", "help")) {
            try (Stream<Path> paths = Files.walk(data.resolve(folder))) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    files.put(data.relativize(path).toString().replace('\\', '/'), Files.readString(path));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TestContent(files);
    }

    /** Two rooms and what the tests of commands need. */
    static TestContent small() {
        return new TestContent(Map.of("areas/small.yaml", SMALL, "help/tides.txt", "They went.\nThey will be back.\n"));
    }

    private static final String SMALL = """
            zone: small
            start: quay
            rooms:
              quay:
                name: The Quay
                description: Wet stone.
                exits:
                  north: shed
                  iron door: {to: shed, aliases: [door]}
              shed:
                name: The Shed
                exits:
                  south: quay
            characters:
              gull: {name: a gull, in: quay}
            items:
              red: {name: a red buoy, in: quay, description: "It is red."}
              blue: {name: a blue buoy, in: quay}
              crate: {name: a crate, in: quay, attributes: {fixed: Nailed down.}}
              post: {name: the post, in: quay, attributes: {fixed: true}}
              coin1: {name: a coin, in: shed}
              coin2: {name: a coin, in: shed}
            """;

    /** Somebody changes a file; empty deletes it. */
    void write(String path, String text) {
        if (text.isEmpty()) {
            files.remove(path);
        } else {
            files.put(path, text);
        }
    }

    @Override
    public List<String> list(String folder) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .toList();
    }

    @Override
    public String read(String path) throws IOException {
        String text = files.get(path);
        if (text == null) {
            throw new FileNotFoundException(path);
        }
        return text;
    }
}
