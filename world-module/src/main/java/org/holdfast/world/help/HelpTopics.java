package org.holdfast.world.help;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.Text;

/**
 * The topics of help that are files: {@code help/NAME.txt} is the topic {@code name}, shown as {@link HelpPage} says.
 * Read once, when the generation is made; immutable.
 */
public final class HelpTopics {
    private static final String FOLDER = "help";
    private static final String SUFFIX = ".txt";

    private final TreeMap<String, String> texts = new TreeMap<>();

    private HelpTopics() {}

    /**
     * Reads all topics.
     *
     * @throws UncheckedIOException naming the file that cannot be read
     */
    public static HelpTopics read(AuthoredContent content) {
        HelpTopics topics = new HelpTopics();
        String reading = FOLDER;
        try {
            for (String path : content.list(FOLDER)) {
                reading = path;
                if (path.endsWith(SUFFIX)) {
                    topics.texts.put(topic(path), content.read(path).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the help under " + reading + ": " + e.getMessage(), e);
        }
        return topics;
    }

    private static String topic(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length())
                .toLowerCase(Locale.ROOT);
    }

    /** The names of the topics, sorted. */
    public List<String> names() {
        return List.copyOf(texts.keySet());
    }

    /** The text of a topic; of the first whose name begins so, if none has exactly this name. */
    public Optional<Text> find(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(texts.ceilingEntry(wanted))
                .filter(entry -> !wanted.isEmpty() && entry.getKey().startsWith(wanted))
                .map(entry -> HelpPage.of(entry.getValue()));
    }

    /** The names of the topics whose texts have these words in them, whatever the case. */
    public List<String> telling(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return texts.entrySet().stream()
                .filter(topic -> topic.getValue().toLowerCase(Locale.ROOT).contains(wanted))
                .map(Map.Entry::getKey)
                .toList();
    }
}
