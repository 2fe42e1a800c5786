package org.holdfast.proxy.render;

import java.nio.charset.StandardCharsets;

/** Writes links, and the text around and within them, as a client wants them. Stateless. */
abstract class LinkWriter {
    private static final LinkWriter NONE = new None();
    private static final LinkWriter OSC8_WEB = new Osc8(true);
    private static final LinkWriter OSC8 = new Osc8(false);
    private static final LinkWriter MXP = new Mxp();

    static LinkWriter of(Links links) {
        return switch (links) {
            case NONE -> NONE;
            case OSC8_WEB -> OSC8_WEB;
            case OSC8 -> OSC8;
            case MXP -> MXP;
        };
    }

    /** Whether it can write this one; else its text is written as any other. */
    abstract boolean writes(Link link);

    abstract void open(Link link, String hint, StringBuilder out);

    abstract void close(Link link, StringBuilder out);

    abstract void text(CharSequence text, int start, int end, StringBuilder out);

    private static final class None extends LinkWriter {
        @Override
        boolean writes(Link link) {
            return false;
        }

        @Override
        void open(Link link, String hint, StringBuilder out) {
            throw new IllegalStateException("no links are written");
        }

        @Override
        void close(Link link, StringBuilder out) {
            throw new IllegalStateException("no links are written");
        }

        @Override
        void text(CharSequence text, int start, int end, StringBuilder out) {
            out.append(text, start, end);
        }
    }

    /**
     * {@code ESC ]8;;URI ESC \ text ESC ]8;; ESC \}, as in "Hyperlinks in terminal emulators" (Egmont Koblinger). In
     * the URI there are printable ASCII characters only, the others percent-encoded as UTF-8.
     */
    private static final class Osc8 extends LinkWriter {
        private final boolean webOnly;

        Osc8(boolean webOnly) {
            this.webOnly = webOnly;
        }

        @Override
        boolean writes(Link link) {
            return link.isUsable() && (!webOnly || link.action() == Tag.Action.OPEN);
        }

        @Override
        void open(Link link, String hint, StringBuilder out) {
            out.append("\033]8;;");
            switch (link.action()) {
                case RUN -> encode(link.target(), "-._~", out.append("send:"));
                case SUGGEST -> encode(link.target(), "-._~", out.append("prompt:"));
                case OPEN -> encode(link.target(), "-._~:/?#[]@!$&'()*+,;=%", out);
            }
            out.append("\033\\");
        }

        @Override
        void close(Link link, StringBuilder out) {
            out.append("\033]8;;\033\\");
        }

        @Override
        void text(CharSequence text, int start, int end, StringBuilder out) {
            out.append(text, start, end);
        }

        private static void encode(String target, String kept, StringBuilder out) {
            for (byte octet : target.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (octet & 0xff);
                if (isLetterOrDigit(c) || kept.indexOf(c) >= 0) {
                    out.append(c);
                } else {
                    out.append('%');
                    out.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                    out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
                }
            }
        }

        private static boolean isLetterOrDigit(char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
    }

    /**
     * {@code <SEND>} and {@code <A>} of MXP 1.0, each after {@code ESC [4z}: secure for the one tag that follows, so
     * whatever the mode of the line is, no text can be a tag.
     */
    private static final class Mxp extends LinkWriter {
        private static final String SECURE = "\033[4z";

        /** A bar in HREF or HINT would make a menu of it, of whose entries the text says nothing. */
        @Override
        boolean writes(Link link) {
            return link.isUsable() && link.target().indexOf('|') < 0;
        }

        @Override
        void open(Link link, String hint, StringBuilder out) {
            out.append(SECURE).append(link.action() == Tag.Action.OPEN ? "<A HREF=\"" : "<SEND HREF=\"");
            escape(link.target(), 0, link.target().length(), true, out);
            out.append('"');
            if (!hint.isBlank() && hint.indexOf('|') < 0) {
                escape(hint, 0, hint.length(), true, out.append(" HINT=\""));
                out.append('"');
            }
            out.append(link.action() == Tag.Action.SUGGEST ? " PROMPT>" : ">");
        }

        @Override
        void close(Link link, StringBuilder out) {
            out.append(SECURE).append(link.action() == Tag.Action.OPEN ? "</A>" : "</SEND>");
        }

        @Override
        void text(CharSequence text, int start, int end, StringBuilder out) {
            escape(text, start, end, false, out);
        }

        private static void escape(CharSequence text, int start, int end, boolean quotes, StringBuilder out) {
            for (int i = start; i < end; i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    case '"' -> out.append(quotes ? "&quot;" : "\"");
                    default -> out.append(c);
                }
            }
        }
    }
}
