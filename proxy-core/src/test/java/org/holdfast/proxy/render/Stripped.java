package org.holdfast.proxy.render;

import java.util.regex.Pattern;

/** Takes out the escape sequences that a renderer may send, and no others: what is left over shows. */
final class Stripped {
    private static final Pattern SGR = Pattern.compile("\033\\[[0-9]+(;[0-9]+)*m");
    private static final Pattern OSC8 = Pattern.compile("\033]8;;[!-~]*\033\\\\");
    private static final Pattern MXP = Pattern.compile(
            "\033\\[4z<(SEND|A) HREF=\"[^\"<>\\p{Cc}]*\"( HINT=\"[^\"<>\\p{Cc}]*\")?( PROMPT)?>|\033\\[4z</(SEND|A)>");

    private Stripped() {}

    static String of(String rendered, View view) {
        String text = view.colour() == ColourDepth.NONE
                ? rendered
                : SGR.matcher(rendered).replaceAll("");
        return switch (view.links()) {
            case NONE -> text;
            case OSC8, OSC8_WEB -> OSC8.matcher(text).replaceAll("");
            case MXP ->
                MXP.matcher(text)
                        .replaceAll("")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&");
        };
    }
}
