package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;

/** {@code <list>}: items under each other behind dashes or numbers, to which they are indented. */
final class Listing extends Container {
    private final boolean numbered;
    private final List<Flow> items = new ArrayList<>();

    Listing(boolean numbered) {
        this.numbered = numbered;
    }

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
        int indent = label(items.size()).length();
        if (columns > 0 && columns <= 2 * indent) {
            indent = 0;
        }
        for (int i = 0; i < items.size(); i++) {
            String label = label(i + 1);
            for (Line line : items.get(i).laid(columns == 0 ? 0 : columns - indent)) {
                Line indented = new Line();
                if (indent > 0) {
                    indented.append(label, Ink.DEFAULT);
                    indented.pad(indent - label.length());
                }
                indented.append(line);
                lines.add(indented);
                label = "";
            }
        }
    }

    @Override
    public void speak(List<Line> lines) {
        if (!caption().isEmpty()) {
            lines.add(caption().spoken());
        }
        for (int i = 0; i < items.size(); i++) {
            Line line = new Line();
            line.append(numbered ? label(i + 1) : "", Ink.DEFAULT);
            line.append(items.get(i).spoken());
            lines.add(line);
        }
    }

    private String label(int number) {
        return numbered ? number + ". " : "- ";
    }
}
