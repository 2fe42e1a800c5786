package org.holdfast.world.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Text;

/**
 * What builders wrote, to be shown: a text in which some tags count, and all else is as it stands.
 *
 * <table>
 * <caption>What counts</caption>
 * <tr><td>the sixteen colours by name, such as {@code <red>} and {@code <dark_aqua>}, and {@code <#ff8800>}</td>
 *     <td>colours</td></tr>
 * <tr><td>{@code <bold> <italic> <underlined> <faint> <reversed>}</td><td>decorations</td></tr>
 * <tr><td>{@code <room> <item> <creature> <name> <speech>}</td><td>what is shown as rooms, items and so on are</td></tr>
 * <tr><td>{@code </red>}, {@code <reset>}</td><td>ends one, and what began in it; ends all</td></tr>
 * <tr><td>{@code \<red>}</td><td>is no tag, and is shown without the backslash</td></tr>
 * </table>
 *
 * <p>Nothing that can be clicked is among them, and no notice or danger: what a builder writes cannot speak for the game.
 * Only the tags of this list ever stand in the template of the {@link Text}; the words between them are arguments, so what
 * has slipped in from a player is still no markup. It is for what builders wrote alone all the same.
 */
public final class Prose {
    private static final Set<String> TAGS = Set.of(
            "black",
            "dark_blue",
            "dark_green",
            "dark_aqua",
            "dark_red",
            "dark_purple",
            "gold",
            "gray",
            "dark_gray",
            "blue",
            "green",
            "aqua",
            "red",
            "light_purple",
            "yellow",
            "white",
            "bold",
            "italic",
            "underlined",
            "faint",
            "reversed",
            "room",
            "item",
            "creature",
            "name",
            "speech");

    private static final String RESET = "reset";
    private static final Pattern TAG = Pattern.compile("(\\\\*)<(/?)(#[0-9A-Fa-f]{6}|[A-Za-z_]{1,16})>");

    /** Tags within one another; more are words. What renders them has a bound of its own, which is higher. */
    private static final int MAX_OPEN = 32;

    private final StringBuilder template = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    private Prose() {}

    /** As a text to show; one that has no tags is the same as {@link Text#plain}. */
    public static Text of(String written) {
        return written.indexOf('<') < 0 ? Text.plain(written) : new Prose().read(written);
    }

    /** So that {@link #of} shows it as it stands. */
    public static String escaped(String plain) {
        return TAG.matcher(plain)
                .replaceAll(found -> Matcher.quoteReplacement(
                        isKnown(name(found)) ? found.group(1) + "\\" + found.group() : found.group()));
    }

    private Text read(String written) {
        Matcher found = TAG.matcher(written);
        int at = 0;
        while (found.find()) {
            if (isKnown(name(found))) {
                words.append(written, at, found.start());
                int backslashes = found.group(1).length();
                words.append("\\".repeat(backslashes / 2));
                boolean counts = backslashes % 2 == 0 && tag(!found.group(2).isEmpty(), name(found));
                at = counts ? found.end() : found.start() + backslashes;
            }
        }
        words.append(written, at, written.length());
        endWords();
        return Text.of(template.toString(), arguments.toArray());
    }

    /** Whether it makes sense where it stands. */
    private boolean tag(boolean closing, String name) {
        if (name.equals(RESET)) {
            open.clear();
        } else if (!closing) {
            if (open.size() == MAX_OPEN) {
                return false;
            }
            open.push(name);
        } else if (open.contains(name)) {
            while (!open.pop().equals(name)) {
                // What began in it ends with it.
            }
        } else {
            return false;
        }
        endWords();
        template.append(closing ? "</" : "<").append(name).append('>');
        return true;
    }

    private void endWords() {
        if (words.length() > 0) {
            template.append("{}");
            arguments.add(words.toString());
            words.setLength(0);
        }
    }

    private static String name(MatchResult found) {
        return found.group(3).toLowerCase(Locale.ROOT);
    }

    private static boolean isKnown(String name) {
        return name.startsWith("#") || name.equals(RESET) || TAGS.contains(name);
    }
}
