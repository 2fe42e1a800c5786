package org.holdfast.proxy.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes lines with the escape sequences that a view asks for. For one text and one thread.
 *
 * <p>No line leaves anything open: colour is reset and a link closed at its end and taken up again on the next, so
 * that a prompt or another message in between looks as it should, and so does a client that treats each line alone.
 */
final class LineWriter implements Line.PieceReader {
    private static final String RESET = "\033[0m";

    private final ColourDepth depth;
    private final LinkWriter links;
    private final StringBuilder out = new StringBuilder();
    private Style style = Style.DEFAULT;
    private @Nullable Link link;

    private LineWriter(View view) {
        this.depth = view.colour();
        this.links = LinkWriter.of(view.links());
    }

    static String write(List<Line> lines, View view) {
        if (lines.size() == 1 && view.colour() == ColourDepth.NONE && view.links() == Links.NONE) {
            return lines.get(0).text().toString();
        }
        LineWriter writer = new LineWriter(view);
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                writer.out.append('\n');
            }
            lines.get(i).read(writer);
            writer.endLine();
        }
        return writer.out.toString();
    }

    @Override
    public void piece(CharSequence text, int start, int end, Ink ink) {
        Link wanted = ink.link() != null && links.writes(ink.link()) ? ink.link() : null;
        if (link != wanted) {
            closeLink();
        }
        if (depth != ColourDepth.NONE) {
            changeTo(ink.style());
        }
        if (link == null && wanted != null) {
            links.open(wanted, ink.hint(), out);
            link = wanted;
        }
        links.text(text, start, end, out);
    }

    private void endLine() {
        closeLink();
        if (!style.equals(Style.DEFAULT)) {
            changeTo(Style.DEFAULT);
        }
    }

    private void closeLink() {
        if (link != null) {
            links.close(link, out);
            link = null;
        }
    }

    /**
     * Writes one SGR sequence (ECMA-48 8.3.117), or none. What has to end is ended by resetting everything, since many
     * clients do not know the parameters that end a single decoration.
     */
    private void changeTo(Style wanted) {
        if (wanted.equals(style)) {
            return;
        }
        if (wanted.equals(Style.DEFAULT)) {
            out.append(RESET);
            style = Style.DEFAULT;
            return;
        }
        boolean reset = (style.decorations() & ~wanted.decorations()) != 0
                || (style.foreground() != null && wanted.foreground() == null)
                || (style.background() != null && wanted.background() == null);
        Style from = reset ? Style.DEFAULT : style;
        out.append("\033[");
        int start = out.length();
        if (reset) {
            out.append("0");
        }
        for (Decoration decoration : Decoration.ALL) {
            if ((wanted.decorations() & ~from.decorations() & decoration.bit()) != 0) {
                parameter(start).append(decoration.sgr());
            }
        }
        if (wanted.foreground() != null && !wanted.foreground().equals(from.foreground())) {
            parameter(start).append(wanted.foreground().foreground(depth));
        }
        if (wanted.background() != null && !wanted.background().equals(from.background())) {
            parameter(start).append(wanted.background().background(depth));
        }
        out.append('m');
        style = wanted;
    }

    private StringBuilder parameter(int start) {
        return out.length() == start ? out : out.append(';');
    }
}
