package org.holdfast.world.diku;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.world.diku.DikuWorld.Numbered;

/**
 * Finds and reads the files of a world: those that {@code wld/index} and its like name, all of {@code wld/*.wld} where
 * there is no index, and {@code NAME.wld} and its like beside each other.
 */
public final class DikuFolder {
    private static final List<String> KINDS = List.of("wld", "mob", "obj", "zon", "shp");

    private final SortedMap<String, byte[]> files;
    private final Optional<Charset> charset;
    private final Consumer<String> progress;
    private final List<Note> notes = new ArrayList<>();

    /**
     * @param files by their paths below the folder, with {@code /}
     * @param charset of all files; empty to find out
     * @param progress told what is being read
     */
    public DikuFolder(Map<String, byte[]> files, Optional<Charset> charset, Consumer<String> progress) {
        this.files = new TreeMap<>(files);
        this.charset = charset;
        this.progress = progress;
    }

    /** Whether a file of this path may be one that {@link #read} looks at: others need not be brought along. */
    public static boolean concerns(String path) {
        int slash = path.lastIndexOf('/');
        String folder = path.substring(0, Math.max(slash, 0));
        String name = path.substring(slash + 1);
        return (folder.isEmpty() && KINDS.contains(ending(name)))
                || (KINDS.contains(folder)
                        && (name.equals("index") || ending(name).equals(folder)));
    }

    /**
     * Reads all files.
     *
     * @throws DikuException naming file and line, if there is no world or it cannot be read
     */
    public DikuWorld read() {
        DikuWorld world = new DikuWorld(
                records("wld", RoomFile::new),
                records("mob", MobileFile::new),
                records("obj", ItemFile::new),
                records("zon", ZoneFile::new),
                records("shp", ShopFile::new));
        if (world.rooms().isEmpty()) {
            throw new DikuException("there are no rooms here; name the folder that holds wld, mob, obj, zon and shp, or"
                    + " the tinyworld files");
        }
        return world;
    }

    /** What was not taken over, in the order in which it was read. */
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    private <T extends Numbered> List<T> records(String kind, Function<DikuLines, RecordFile<T>> reader) {
        List<T> records = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (String path : paths(kind)) {
            progress.accept("Reading " + path);
            DikuText text = DikuText.of(path, content(path), charset);
            if (charset.isEmpty() && !text.charset().equals(StandardCharsets.UTF_8)) {
                notes.add(new Note(
                        path,
                        1,
                        "the file is no UTF-8 and was taken for "
                                + text.charset().name()));
            }
            DikuLines lines = new DikuLines(text, notes);
            for (T record : reader.apply(lines).read()) {
                // Shops are numbered anew in each file, and nothing refers to them.
                if (!numbers.add(record.number()) && !kind.equals("shp")) {
                    throw new DikuException(
                            path, record.place().line(), "there is a record #" + record.number() + " already");
                }
                records.add(record);
            }
        }
        return records;
    }

    private List<String> paths(String kind) {
        byte[] index = files.get(kind + "/index");
        if (index == null) {
            return files.keySet().stream()
                    .filter(path -> ending(path).equals(kind) && (path.indexOf('/') < 0 || path.startsWith(kind + "/")))
                    .toList();
        }
        List<String> paths = new ArrayList<>();
        List<String> lines = DikuText.of(kind + "/index", index, charset).lines();
        for (int i = 0; i < lines.size() && !lines.get(i).startsWith("$"); i++) {
            String name = lines.get(i).strip();
            if (!name.isEmpty()) {
                String path = kind + "/" + name;
                if (!files.containsKey(path)) {
                    throw new DikuException(
                            kind + "/index", i + 1, "there is no file '" + RecordFile.start(name) + "' in this folder");
                }
                paths.add(path);
            }
        }
        return paths;
    }

    private byte[] content(String path) {
        byte[] content = files.get(path);
        if (content == null) {
            throw new DikuException("there is no file " + path);
        }
        return content;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
