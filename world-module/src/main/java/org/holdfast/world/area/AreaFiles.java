package org.holdfast.world.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.AuthoredContent;

/** The area files of the data directory. Reads the disk: while loading, or for one who waits for it. */
public final class AreaFiles {
    static final String FOLDER = "areas";
    static final String ENDING = ".yaml";

    private AreaFiles() {}

    /** The path of the file of this name; {@code NAME}, {@code NAME.yaml} and {@code areas/NAME.yaml} are the same. */
    public static String path(String name) {
        String inside = name.startsWith(FOLDER + "/") ? name : FOLDER + "/" + name;
        return inside.endsWith(ENDING) ? inside : inside + ENDING;
    }

    /** The paths of all area files, sorted. */
    public static List<String> list(AuthoredContent content) throws IOException {
        return content.list(FOLDER).stream()
                .filter(path -> path.endsWith(ENDING))
                .toList();
    }

    /**
     * Reads one file.
     *
     * @throws AreaException naming the file and the line that is wrong
     * @throws IllegalArgumentException if the path leads out of the authored content
     */
    public static Area read(AuthoredContent content, String path) throws IOException {
        return parse(path, content.read(path));
    }

    /**
     * Reads the text of a file.
     *
     * @throws AreaException naming the file and the line that is wrong
     */
    public static Area parse(String path, String text) {
        return AreaReader.read(path, text);
    }

    /**
     * Reads all files.
     *
     * @throws AreaException naming the file and the line that is wrong
     * @throws UncheckedIOException naming the file that cannot be read
     */
    public static List<Area> readAll(AuthoredContent content) {
        List<Area> areas = new ArrayList<>();
        String reading = FOLDER;
        try {
            for (String path : list(content)) {
                reading = path;
                areas.add(read(content, path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the areas under " + reading + ": " + e.getMessage(), e);
        }
        return areas;
    }
}
