package org.holdfast.proxy.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.proxy.render.Theme;
import org.holdfast.proxy.render.View;

/**
 * What players can set for themselves. Each is a command of its name. What was set is kept as a word with the account;
 * while nothing is kept the client decides, or the default.
 */
enum Setting {
    COLOR(
            "color none|16|256|true|auto",
            "auto",
            "How many colours you are shown. Auto is what your client has announced; none is no colour at all, and"
                    + " nothing bold or underlined either; true is 24 bits. Also: colour."),
    WIDTH(
            "width N|auto",
            "auto",
            "After how many columns lines are wrapped, " + View.MIN_COLUMNS + " to " + View.MAX_COLUMNS
                    + "; 0 leaves that to your client. Auto is the width of its window, if it tells it."),
    THEME(
            "theme NAME",
            Theme.DEFAULT_NAME,
            "What the colours are. Alone, it tells which themes there are, and shows yours."),
    SCREENREADER(
            "screenreader on|off|auto",
            "auto",
            "On is for text that is read aloud: links, and colours that mean something, are said in words, tables are"
                    + " sentences, and a prompt is not repeated after what comes in between. Auto is as your client has"
                    + " announced."),
    BRIEF(
            "brief [on|off]",
            "off",
            "Leaves out the description of a room when you come in or look; \"look here\" shows it all the same."
                    + " Alone, it turns that on, or off again.");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final String usage;
    private final String unset;
    private final String help;

    Setting(String usage, String unset, String help) {
        this.usage = usage;
        this.unset = unset;
        this.help = help;
    }

    /** The command, and the name under which an account keeps the word. */
    String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    String usage() {
        return usage;
    }

    /** What it does, in a few sentences. */
    String help() {
        return help;
    }

    /** The word for what holds while nothing is set. */
    String unset() {
        return unset;
    }

    /** Whether a word, in small letters, is one that is kept for this setting. Any could be the name of a theme. */
    boolean keeps(String word) {
        return switch (this) {
            case COLOR -> Preferences.DEPTHS.containsKey(word);
            case WIDTH -> isWidth(word);
            case THEME -> true;
            case SCREENREADER -> word.equals("on") || word.equals("off");
            case BRIEF -> word.equals("on");
        };
    }

    /** The setting of a command, whatever its case. */
    static Optional<Setting> find(String command) {
        String lower = command.toLowerCase(Locale.ROOT);
        String name = lower.equals("colour") ? COLOR.command() : lower;
        return Arrays.stream(values())
                .filter(setting -> setting.command().equals(name))
                .findFirst();
    }

    private static boolean isWidth(String word) {
        if (!NUMBER.matcher(word).matches()) {
            return false;
        }
        int columns = Integer.parseInt(word);
        return columns == 0 || (columns >= View.MIN_COLUMNS && columns <= View.MAX_COLUMNS);
    }
}
