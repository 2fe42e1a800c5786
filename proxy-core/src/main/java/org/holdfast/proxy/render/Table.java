package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code <table>}: rows of cells, whose columns stand under each other. Where it does not fit, the widest columns are
 * made narrower and their cells wrapped; where that leaves too little, each row becomes a paragraph of its cells.
 */
final class Table extends Container {
    private static final int GAP = 2;
    private static final int NARROWEST = 4;

    private final List<Row> rows = new ArrayList<>();

    private record Row(boolean head, List<Flow> cells) {}

    @Override
    boolean row(boolean head) {
        rows.add(new Row(head, new ArrayList<>()));
        return true;
    }

    @Override
    Flow cell() {
        if (rows.isEmpty()) {
            row(false);
        }
        Flow cell = new Flow();
        rows.get(rows.size() - 1).cells().add(cell);
        return cell;
    }

    @Override
    public void lay(int columns, List<Line> lines) {
        if (!caption().isEmpty()) {
            caption().lay(columns, lines);
        }
        int[] widths = naturalWidths(columns == 0 ? ASSUMED_COLUMNS : columns);
        if (columns > 0 && !narrow(widths, columns)) {
            rows.forEach(row -> row.cells().forEach(cell -> cell.lay(columns, lines)));
            return;
        }
        for (Row row : rows) {
            List<List<Line>> cells = new ArrayList<>();
            for (int i = 0; i < row.cells().size(); i++) {
                cells.add(row.cells().get(i).laid(columns == 0 ? 0 : widths[i]));
            }
            int height = cells.stream().mapToInt(List::size).max().orElse(0);
            for (int y = 0; y < height; y++) {
                lines.add(across(cells, y, widths));
            }
        }
    }

    /** One line through the cells of a row, without spaces at its end. */
    private static Line across(List<List<Line>> cells, int y, int[] widths) {
        Line line = new Line();
        int missing = 0;
        for (int i = 0; i < cells.size(); i++) {
            List<Line> cell = cells.get(i);
            int written = 0;
            if (y < cell.size() && !cell.get(y).isEmpty()) {
                line.pad(missing);
                line.append(cell.get(y));
                written = cell.get(y).width();
                missing = 0;
            }
            missing += Math.max(widths[i] - written, 0) + GAP;
        }
        return line;
    }

    /** At most as given: where nothing is wrapped, one very long cell must not make every row as long. */
    private int[] naturalWidths(int most) {
        int count = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int[] widths = new int[count];
        for (Row row : rows) {
            for (int i = 0; i < row.cells().size(); i++) {
                for (Line line : row.cells().get(i).laid(0)) {
                    widths[i] = Math.max(widths[i], Math.min(line.width(), most));
                }
            }
        }
        return widths;
    }

    /** Takes from the widest until all fit; false if that is not possible. */
    private static boolean narrow(int[] widths, int columns) {
        int gaps = GAP * (widths.length - 1);
        if (Arrays.stream(widths).map(width -> Math.min(width, NARROWEST)).sum() + gaps > columns) {
            return false;
        }
        while (Arrays.stream(widths).sum() + gaps > columns) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                if (widths[i] > widths[widest]) {
                    widest = i;
                }
            }
            widths[widest]--;
        }
        return true;
    }

    @Override
    public void speak(List<Line> lines) {
        if (!caption().isEmpty()) {
            lines.add(caption().spoken());
        }
        List<Line> heads = List.of();
        for (Row row : rows) {
            if (row.head()) {
                heads = row.cells().stream().map(Flow::spoken).toList();
            } else {
                lines.add(sentence(row, heads));
            }
        }
        if (rows.stream().allMatch(Row::head)) {
            rows.forEach(row -> lines.add(sentence(row, List.of())));
        }
    }

    private static Line sentence(Row row, List<Line> heads) {
        Line sentence = new Line();
        for (int i = 0; i < row.cells().size(); i++) {
            Line cell = row.cells().get(i).spoken();
            if (cell.isEmpty()) {
                continue;
            }
            if (!sentence.isEmpty()) {
                sentence.append(", ", Ink.DEFAULT);
            }
            if (i < heads.size() && !heads.get(i).isEmpty()) {
                sentence.append(heads.get(i));
                sentence.append(": ", Ink.DEFAULT);
            }
            sentence.append(cell);
        }
        if (!sentence.isEmpty()) {
            sentence.append(".", Ink.DEFAULT);
        }
        return sentence;
    }
}
