package org.holdfast.world.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.world.words.Prose;

/**
 * The colour codes that builders of CircleMUD ({@code &r}) and tbaMUD ({@code @r}, {@code @[F510]}) write into texts, as
 * tags of {@link Prose}. What a text has of such tags already is words, and stays so.
 *
 * <p>A text has codes if one of them stands at the beginning of a word; otherwise {@code R&D} and addresses are what they
 * say. A doubled sign is the sign. Colours of the background, and blinking, are left out.
 */
final class ColourCodes {
    private static final Pattern CODE = Pattern.compile("([&@])(\\1|[a-zA-Z0-9]|\\[[FBfb][0-5]{3}])");
    private static final Pattern BEGINS = Pattern.compile(
            "(^|[^\\p{Alnum}&@])[&@]([krgybmcwdnuoeKRGYBMCWDN](?=.)|\\[[FBfb][0-5]{3}])", Pattern.DOTALL);
    private static final Map<String, String> COLOURS = Map.ofEntries(
            Map.entry("k", "black"),
            Map.entry("r", "dark_red"),
            Map.entry("g", "dark_green"),
            Map.entry("y", "gold"),
            Map.entry("b", "dark_blue"),
            Map.entry("m", "dark_purple"),
            Map.entry("c", "dark_aqua"),
            Map.entry("w", "gray"),
            Map.entry("d", "dark_gray"),
            Map.entry("K", "dark_gray"),
            Map.entry("D", "dark_gray"),
            Map.entry("R", "red"),
            Map.entry("G", "green"),
            Map.entry("Y", "yellow"),
            Map.entry("B", "blue"),
            Map.entry("M", "light_purple"),
            Map.entry("C", "aqua"),
            Map.entry("W", "white"));
    private static final Map<String, String> DECORATIONS = Map.of("u", "underlined", "o", "bold", "e", "reversed");

    /** Whether a colour before goes on, and whether anything does. */
    private boolean coloured;

    private boolean open;

    private ColourCodes() {}

    /** With tags in place of codes. */
    static String tagged(String text) {
        String escaped = Prose.escaped(text);
        return hasCodes(text) ? new ColourCodes().replaceAll(escaped) : escaped;
    }

    /** Without codes: for what is matched, such as names. */
    static String plain(String text) {
        return hasCodes(text)
                ? CODE.matcher(text).replaceAll(code -> Matcher.quoteReplacement(isSign(code) ? code.group(1) : ""))
                : text;
    }

    private static boolean hasCodes(String text) {
        return BEGINS.matcher(text).find();
    }

    private static boolean isSign(MatchResult code) {
        return code.group(1).equals(code.group(2));
    }

    private String replaceAll(String text) {
        return CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(isSign(code) ? code.group(1) : tag(code.group(2))));
    }

    private String tag(String code) {
        Optional<String> colour = colour(code);
        if (colour.isPresent()) {
            // A colour takes the place of the one before; tags would only go deeper and deeper.
            String before = coloured ? "<reset>" : "";
            coloured = true;
            open = true;
            return before + "<" + colour.get() + ">";
        }
        if (DECORATIONS.containsKey(code)) {
            open = true;
            return "<" + DECORATIONS.get(code) + ">";
        }
        boolean ends = open && code.equalsIgnoreCase("n");
        coloured &= !ends;
        open &= !ends;
        return ends ? "<reset>" : "";
    }

    private static Optional<String> colour(String code) {
        if (code.charAt(0) != '[') {
            return Optional.ofNullable(COLOURS.get(code));
        }
        return Character.toUpperCase(code.charAt(1)) == 'F'
                ? Optional.of(String.format(Locale.ROOT, "#%02x%02x%02x", step(code, 2), step(code, 3), step(code, 4)))
                : Optional.empty();
    }

    /** One of the six steps of each primary colour in the cube of 216 that terminals have: 0, 95, 135, ... 255. */
    private static int step(String code, int index) {
        int step = code.charAt(index) - '0';
        return step == 0 ? 0 : 55 + 40 * step;
    }
}
