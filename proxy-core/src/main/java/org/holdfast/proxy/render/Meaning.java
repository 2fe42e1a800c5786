package org.holdfast.proxy.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a text is, as the world says it; each is a tag of its own. How it looks is for the {@link Theme} to say.
 *
 * <p>A meaning that is told by colour alone is told in words where there is nothing to see: its {@link #spoken()}
 * goes before it.
 */
enum Meaning {
    ROOM("bold gold"),
    DESCRIPTION(""),
    EXIT("dark_aqua"),
    ITEM("green"),
    CREATURE("light_purple"),
    NAME("bold"),
    SPEECH("aqua"),
    WHISPER("italic light_purple"),
    CHANNEL("dark_aqua"),
    EMOTE("italic"),
    DANGER("bold red", "Danger: "),
    SUCCESS("green"),
    NOTICE("gold"),
    PROMPT(""),
    COMMAND("underlined"),
    HEADING("bold underlined"),
    LABEL("bold"),
    VALUE(""),
    HINT("faint italic");

    private static final Map<String, Meaning> BY_TAG;

    static {
        Map<String, Meaning> byTag = new LinkedHashMap<>();
        for (Meaning meaning : values()) {
            byTag.put(meaning.tag(), meaning);
        }
        BY_TAG = Collections.unmodifiableMap(byTag);
    }

    private final String look;
    private final String spoken;

    Meaning(String look) {
        this(look, "");
    }

    Meaning(String look, String spoken) {
        this.look = look;
        this.spoken = spoken;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its look in the default theme, as {@link Theme#of} reads it. */
    String look() {
        return look;
    }

    /** What a screen reader says before it; empty for most. */
    String spoken() {
        return spoken;
    }

    /** By the name of the tag, in the order of this list. */
    static Map<String, Meaning> byTag() {
        return BY_TAG;
    }
}
