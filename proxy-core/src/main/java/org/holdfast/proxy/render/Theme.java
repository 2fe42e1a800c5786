package org.holdfast.proxy.render;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How each meaning looks. Immutable; usable on any thread.
 *
 * <p>A look is a line of words: decorations ({@code bold faint italic underlined reversed strikethrough}), a colour
 * (the name of a tag such as {@code gold}, or {@code #rrggbb}), and a background after {@code on}:
 * {@code "bold #ff8800 on black"}. The empty look is the client's own.
 */
public final class Theme {
    /** The name of the theme that is there always. */
    public static final String DEFAULT_NAME = "default";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final Theme BUILT_IN = defaults();

    private final String name;
    private final EnumMap<Meaning, Style> styles;

    private Theme(String name, EnumMap<Meaning, Style> styles) {
        this.name = name;
        this.styles = styles;
    }

    /** The theme that is there always: colours of the client's own palette, readable on dark and on light. */
    public static Theme builtIn() {
        return BUILT_IN;
    }

    /**
     * A theme as an operator wrote it.
     *
     * @param name by which players choose it: a small letter, then small letters, digits, _ and -, at most 32 in all
     * @param looks a look for each tag that should not look as in the built-in theme
     * @throws IllegalArgumentException naming the theme, the tag and what is wrong, with what there is instead
     */
    public static Theme of(String name, Map<String, String> looks) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a theme's name is a small letter, then small letters, digits, _ and -,"
                    + " at most 32 in all; '" + MarkupParser.quoted(name) + "' is none");
        }
        EnumMap<Meaning, Style> styles = new EnumMap<>(BUILT_IN.styles);
        looks.forEach((tag, look) -> {
            Meaning meaning = Meaning.byTag().get(tag);
            if (meaning == null) {
                throw new IllegalArgumentException("theme '" + name + "': there is no tag <" + tag + ">; there are "
                        + String.join(", ", Meaning.byTag().keySet()));
            }
            try {
                styles.put(meaning, parse(look));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("theme '" + name + "', tag <" + tag + ">: " + e.getMessage(), e);
            }
        });
        return new Theme(name, styles);
    }

    public String name() {
        return name;
    }

    /** The looks of the built-in theme by tag: what a file of themes starts from. */
    public static Map<String, String> builtInLooks() {
        Map<String, String> looks = new LinkedHashMap<>();
        Meaning.byTag().forEach((tag, meaning) -> looks.put(tag, meaning.look()));
        return looks;
    }

    Style style(Meaning meaning) {
        return Objects.requireNonNull(styles.get(meaning));
    }

    private static Theme defaults() {
        EnumMap<Meaning, Style> styles = new EnumMap<>(Meaning.class);
        for (Meaning meaning : Meaning.values()) {
            styles.put(meaning, parse(meaning.look()));
        }
        return new Theme(DEFAULT_NAME, styles);
    }

    private static Style parse(String look) {
        Style style = Style.DEFAULT;
        if (look.isBlank()) {
            return style;
        }
        boolean background = false;
        for (String word : look.toLowerCase(Locale.ROOT).trim().split("\\s+")) {
            Decoration decoration = Decoration.BY_NAME.get(word);
            if (word.equals("on") && !background) {
                background = true;
            } else if (decoration != null && !background) {
                style = style.with(decoration, true);
            } else {
                Colour colour = Colour.named(word)
                        .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no part of a look; write it"
                                + " like \"bold #ff8800 on black\", with the colours " + Colour.names()));
                style = background ? new Style(style.foreground(), colour, style.decorations()) : style.with(colour);
            }
        }
        if (background && style.background() == null) {
            throw new IllegalArgumentException("a colour is missing after 'on'");
        }
        return style;
    }
}
