package org.holdfast.proxy.render;

import java.util.List;

/** {@code <rule>}: a line of dashes. */
record Rule(Ink ink) implements Block {
    @Override
    public void lay(int columns, List<Line> lines) {
        Line line = new Line();
        line.append("-".repeat(columns == 0 ? ASSUMED_COLUMNS : Math.min(columns, ASSUMED_COLUMNS)), ink);
        lines.add(line);
    }

    @Override
    public void speak(List<Line> lines) {
        // There is nothing to say of it.
    }
}
