package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;

/** {@code <columns>}: short items in as many columns as fit, to be read downwards. */
final class Columns extends Container {
    private static final int GAP = 2;

    private final List<Flow> items = new ArrayList<>();

    @Override
    Flow item() {
        Flow item = new Flow();
        items.add(item);
        return item;
    }

    @Override
    public void lay(int columns, List<Line> lines) {
        if (!caption().isEmpty()) {
            caption().lay(columns, lines);
        }
        List<Line> entries = new ArrayList<>();
        items.forEach(item -> item.lay(columns, entries));
        int widest = entries.stream().mapToInt(Line::width).max().orElse(0);
        int total = columns == 0 ? ASSUMED_COLUMNS : columns;
        int across = Math.max(1, (total + GAP) / (widest + GAP));
        int down = (entries.size() + across - 1) / across;
        for (int row = 0; row < down; row++) {
            Line line = new Line();
            for (int i = row; i < entries.size(); i += down) {
                line.append(entries.get(i));
                if (i + down < entries.size()) {
                    line.pad(widest + GAP - entries.get(i).width());
                }
            }
            lines.add(line);
        }
    }

    @Override
    public void speak(List<Line> lines) {
        if (!caption().isEmpty()) {
            lines.add(caption().spoken());
        }
        Line line = new Line();
        for (Flow item : items) {
            if (!line.isEmpty()) {
                line.append(", ", Ink.DEFAULT);
            }
            line.append(item.spoken());
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
