package org.holdfast.launcher.config;

import com.electronwill.nightconfig.core.io.ParsingException;
import com.electronwill.nightconfig.toml.TomlParser;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the line of a mistake in a small file. The parser tells no positions. */
final class TomlLines {
    private static final Pattern HEADER = Pattern.compile("\\s*\\[+\\s*([^\\]]+?)\\s*\\]+.*");
    private static final Pattern KEY = Pattern.compile("\\s*([^=#\\[]+?)\\s*=.*");

    private TomlLines() {}

    /** The number of the line, from 1 on, after the longest beginning of the file that is TOML. */
    static int lineOfFailure(String toml) {
        List<String> lines = toml.lines().toList();
        for (int good = lines.size() - 1; good > 0; good--) {
            if (isToml(String.join("\n", lines.subList(0, good)))) {
                return good + 1;
            }
        }
        return 1;
    }

    private static boolean isToml(String text) {
        try {
            new TomlParser().parse(text + "\n");
            return true;
        } catch (ParsingException e) {
            return false;
        }
    }

    /**
     * The number of the line on which a key stands, from 1 on; 1 if it is not found. Looks for the forms that people
     * write: {@code [section]} with keys below, and {@code section.key = ...}.
     */
    static int lineOf(String toml, String key) {
        List<String> lines = toml.lines().toList();
        String wanted = plain(key);
        String section = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher header = HEADER.matcher(lines.get(i));
            Matcher assignment = KEY.matcher(lines.get(i));
            String here = "";
            if (header.matches()) {
                section = plain(header.group(1));
                here = section;
            } else if (assignment.matches()) {
                String name = plain(assignment.group(1));
                here = section.isEmpty() ? name : section + "." + name;
            }
            if (here.equals(wanted)) {
                return i + 1;
            }
        }
        return 1;
    }

    /** Without quotes and blanks, which TOML allows around the parts of a name, and within quotes also inside of them. */
    private static String plain(String name) {
        return name.replaceAll("[\"'\\s]", "");
    }
}
