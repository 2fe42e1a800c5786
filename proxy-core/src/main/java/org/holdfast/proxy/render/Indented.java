package org.holdfast.proxy.render;

import java.util.List;

/** {@code <indented>}: lines and blocks that stand {@value #INDENT} columns in, also where a line is wrapped. */
record Indented(Flow flow) implements Block {
    private static final int INDENT = 2;

    Indented() {
        this(new Flow());
    }

    @Override
    public void lay(int columns, List<Line> lines) {
        if (columns > 0 && columns <= 2 * INDENT) {
            flow.lay(columns, lines);
            return;
        }
        for (Line line : flow.laid(columns == 0 ? 0 : columns - INDENT)) {
            Line indented = new Line();
            if (!line.isEmpty()) {
                indented.pad(INDENT);
                indented.append(line);
            }
            lines.add(indented);
        }
    }

    @Override
    public void speak(List<Line> lines) {
        flow.speak(lines);
    }
}
