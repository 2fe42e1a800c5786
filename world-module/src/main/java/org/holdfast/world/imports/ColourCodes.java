package org.holdfast.world.imports;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colour codes that builders of CircleMUD ({@code &r}) and tbaMUD ({@code @r}) write into texts, as tags.
 *
 * <p>A text has codes if one of them stands at the beginning of a word; otherwise {@code R&D} and addresses are what they
 * say. A doubled sign is the sign.
 */
final class ColourCodes {
    private static final Pattern CODE = Pattern.compile("([&@])(\\1|[a-zA-Z0-9])");
    private static final Pattern BEGINS =
            Pattern.compile("(^|[^\\p{Alnum}&@])[&@][krgybmcwdnKRGYBMCWDN](?=.)", Pattern.DOTALL);
    private static final Map<String, String> TAGS = Map.ofEntries(
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
            Map.entry("W", "white"),
            Map.entry("n", "reset"),
            Map.entry("N", "reset"));

    private ColourCodes() {}

    /** With tags in place of codes. */
    static String tagged(String text) {
        return replace(text, true);
    }

    /** Without codes: for what is matched, such as names. */
    static String plain(String text) {
        return replace(text, false);
    }

    private static String replace(String text, boolean tags) {
        if (!BEGINS.matcher(text).find()) {
            return text;
        }
        return CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement(replacement(code.group(1), code.group(2), tags)));
    }

    private static String replacement(String sign, String code, boolean tags) {
        if (code.equals(sign)) {
            return sign;
        }
        Optional<String> tag = Optional.ofNullable(TAGS.get(code));
        return tags ? tag.map(name -> "<" + name + ">").orElse("") : "";
    }
}
