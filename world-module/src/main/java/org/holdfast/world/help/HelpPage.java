package org.holdfast.world.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Text;

/**
 * Help that somebody wrote, in a file or for a command, as it is shown. The file looks as its author's screen does, a reader's may be narrower
 * or be read aloud, so lines are not kept but what they were meant for:
 *
 * <pre>
 * Lines that follow each other are one paragraph,
 * wherever they were broken; a blank line ends it.
 *   So are lines that are indented.
 *   get THING     an indented line with a gap of two spaces or more has two columns,
 *                 and what is indented further below it belongs to the second
 * </pre>
 *
 * Nothing in it is markup. For one page and one thread.
 */
public final class HelpPage {
    private static final Pattern GAP = Pattern.compile(" {2,}");

    private final List<Text> blocks = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private String paragraph = "";

    /** How far the lines of the block that is being read are indented. */
    private int indent;

    private record Row(String left, String right) {
        Text text() {
            return Text.of("<row><cell><value>{}</value></cell><cell>{}</cell></row>", left, right);
        }
    }

    private HelpPage() {}

    /** The page of what was written. */
    public static Text of(String written) {
        HelpPage page = new HelpPage();
        written.stripTrailing().lines().forEach(page::read);
        page.end();
        return Text.lines(page.blocks);
    }

    private void read(String written) {
        String line = written.strip();
        if (line.isEmpty()) {
            end();
            blocks.add(Text.EMPTY);
            return;
        }
        int columns = written.indexOf(line);
        Matcher gap = GAP.matcher(line);
        if (!rows.isEmpty() && columns > indent) {
            Row last = rows.remove(rows.size() - 1);
            rows.add(new Row(last.left(), last.right() + " " + line));
        } else if (columns > 0 && gap.find() && parts(line, gap)) {
            endParagraph();
            rows.add(new Row(line.substring(0, gap.start()), line.substring(gap.end())));
            indent = columns;
        } else {
            add(line, columns);
        }
    }

    /** Whether the first gap of a line is one between columns: two spaces after a sentence are none. */
    private static boolean parts(String line, Matcher gap) {
        return gap.end() - gap.start() > 2 || ".!?".indexOf(line.charAt(gap.start() - 1)) < 0;
    }

    private void add(String line, int columns) {
        endRows();
        if (paragraph.isEmpty() || (indent == 0) != (columns == 0)) {
            endParagraph();
            paragraph = line;
            indent = columns;
        } else {
            paragraph += " " + line;
        }
    }

    private void end() {
        endParagraph();
        endRows();
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            blocks.add(Text.of(indent == 0 ? "{}" : "<indented>{}</indented>", paragraph));
            paragraph = "";
        }
    }

    private void endRows() {
        if (!rows.isEmpty()) {
            List<Text> lines = rows.stream().map(Row::text).toList();
            blocks.add(Text.of("<indented><table>{}</table></indented>", Text.join("", lines)));
            rows.clear();
        }
    }
}
