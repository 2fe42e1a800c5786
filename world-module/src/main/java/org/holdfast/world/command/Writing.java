package org.holdfast.world.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.notebook.Draft;
import org.holdfast.world.notebook.Notebook;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Passage;
import org.holdfast.world.view.LookView;

/**
 * Writes long texts, line by line. What there is so far is a record: it is there after a reload, a crash and a restart,
 * and when the player comes back another day.
 *
 * <p>Every line is a line of the text, but for those that begin with a dot: {@code .help} lists them. Two dots at the
 * beginning are one of the text.
 */
public final class Writing {
    private static final String SIGN = ".";
    private static final String RUN = ".run ";
    private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,6})(?: (.*))?");

    private static final List<List<String>> HELP = List.of(
            List.of(".help", "this list"),
            List.of(".show", "the text so far, with the numbers of its lines"),
            List.of(".insert N TEXT", "puts a line before line N"),
            List.of(".replace N TEXT", "writes line N anew"),
            List.of(".delete N", "takes line N away"),
            List.of(".clear", "takes all lines away"),
            List.of(".run COMMAND", "runs a command while you write: .run look"),
            List.of(".save", "done: the text is the thing's from now on"),
            List.of(".save!", "the same, though somebody changed the thing's text meanwhile"),
            List.of(".quit", "done: everything stays as it was"),
            List.of("..TEXT", "a line that begins with a dot"));

    private Writing() {}

    /** Begins to write a text of a thing, with the lines that it has. */
    public static void begin(Passage passage, Thing thing, Invocation in) {
        change(in, notebook(in).writing(Draft.of(passage, thing.id(), passage.in(thing))));
        in.tell(Text.of(
                "<notice>You write the {} of {}. Each line that you type is added to it; <command>.save</command> ends it"
                        + " and <command>.help</command> lists what else there is.</notice>",
                passage.word(),
                LookView.named(thing)));
        show(in, draft(in));
    }

    /** What a player is told who comes back to a text. */
    static Text reminder(Draft draft) {
        return Text.of(
                "<notice>You are writing the {} of {}, line {}. <command>.save</command> ends it and"
                        + " <command>.help</command> lists what else there is.</notice>",
                draft.passage().word(),
                draft.thing(),
                draft.lines().size() + 1);
    }

    /** The command of a line that is no line of the text but to be run. */
    static Optional<String> commandWithin(String line) {
        return line.startsWith(RUN) ? Optional.of(line.substring(RUN.length())) : Optional.empty();
    }

    /** A line was typed. */
    static void typed(String line, Invocation in) {
        Draft draft = draft(in);
        if (!line.startsWith(SIGN) || line.startsWith(SIGN + SIGN)) {
            String text = line.startsWith(SIGN) ? line.substring(1) : line;
            write(in, draft.inserted(draft.lines().size(), text));
            return;
        }
        int blank = line.indexOf(' ');
        String word = (blank < 0 ? line : line.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        switch (word) {
            case ".help", ".h", ".?" -> help(in);
            case ".show", ".s", ".p" -> show(in, draft);
            case ".insert", ".i" -> insert(in, draft, rest);
            case ".replace", ".r" -> replace(in, draft, rest);
            case ".delete", ".d" -> delete(in, draft, rest);
            case ".clear" -> write(in, draft.with(List.of()));
            case ".save", "." -> save(in, draft, false);
            case ".save!" -> save(in, draft, true);
            case ".quit", ".q" -> {
                change(in, notebook(in).writingNothing());
                in.tell(Text.of("Nothing was changed."));
            }
            default ->
                in.tell(Text.of(
                        "Huh? There is no \"{}\" here; <command>.help</command> lists what there is, and two dots begin a"
                                + " line with a dot.",
                        word));
        }
    }

    private static void help(Invocation in) {
        List<Text> rows = HELP.stream()
                .map(line ->
                        Text.of("<row><cell><value>{}</value></cell><cell>{}</cell></row>", line.get(0), line.get(1)))
                .toList();
        in.tell(Text.of("<table>{}</table>", Text.join("", rows)));
    }

    private static void show(Invocation in, Draft draft) {
        List<Text> lines = new ArrayList<>();
        for (int i = 0; i < draft.lines().size(); i++) {
            lines.add(Text.of(
                    "<label>{}:</label> <description>{}</description>",
                    i + 1,
                    draft.lines().get(i)));
        }
        in.tell(lines.isEmpty() ? Text.of("There are no lines yet.") : Text.lines(lines));
    }

    private static void insert(Invocation in, Draft draft, String rest) {
        Matcher numbered = NUMBERED.matcher(rest);
        if (!numbered.matches()) {
            in.tell(Text.of("<label>Usage:</label> <value>.insert N TEXT</value>"));
        } else if (hasLine(in, draft, Integer.parseInt(numbered.group(1)))) {
            write(in, draft.inserted(Integer.parseInt(numbered.group(1)) - 1, textOf(numbered)));
        }
    }

    private static void replace(Invocation in, Draft draft, String rest) {
        Matcher numbered = NUMBERED.matcher(rest);
        if (!numbered.matches()) {
            in.tell(Text.of("<label>Usage:</label> <value>.replace N TEXT</value>"));
        } else if (hasLine(in, draft, Integer.parseInt(numbered.group(1)))) {
            List<String> lines = new ArrayList<>(draft.lines());
            lines.set(Integer.parseInt(numbered.group(1)) - 1, textOf(numbered));
            write(in, draft.with(lines));
        }
    }

    private static void delete(Invocation in, Draft draft, String rest) {
        Matcher numbered = NUMBERED.matcher(rest.strip());
        if (!numbered.matches() || numbered.group(2) != null) {
            in.tell(Text.of("<label>Usage:</label> <value>.delete N</value>"));
        } else if (hasLine(in, draft, Integer.parseInt(numbered.group(1)))) {
            List<String> lines = new ArrayList<>(draft.lines());
            lines.remove(Integer.parseInt(numbered.group(1)) - 1);
            write(in, draft.with(lines));
        }
    }

    private static String textOf(Matcher numbered) {
        return numbered.group(2) == null ? "" : numbered.group(2);
    }

    private static boolean hasLine(Invocation in, Draft draft, int number) {
        boolean has = number >= 1 && number <= draft.lines().size();
        if (!has) {
            in.tell(Text.of("There is no line {}; <command>.show</command> shows those there are.", number));
        }
        return has;
    }

    private static void write(Invocation in, Draft draft) {
        if (draft.isTooLong()) {
            in.tell(Text.of(
                    "That would be too long: a text has at most {} lines and {} characters. Nothing was added.",
                    Draft.MAX_LINES,
                    Draft.MAX_CHARACTERS));
        } else {
            change(in, notebook(in).writing(draft));
        }
    }

    private static void save(Invocation in, Draft draft, boolean anyway) {
        Optional<Thing> thing = in.things().find(draft.thing());
        if (thing.isEmpty()) {
            in.tell(Text.of(
                    "{} is not there any more. <command>.quit</command> ends it; <command>.show</command> shows your text.",
                    draft.thing()));
            return;
        }
        if (!in.session().may(Permissions.BUILD)) {
            in.tell(Text.of("You are no builder any more. <command>.quit</command> ends it."));
            return;
        }
        if (!in.mayChange(thing.get())) {
            return;
        }
        String now = draft.passage().in(thing.get());
        if (!now.equals(draft.before()) && !anyway) {
            in.tell(Text.of(
                    "Somebody changed the {} of {} since you began. <command>.save!</command> writes yours over it.",
                    draft.passage().word(),
                    LookView.named(thing.get())));
            return;
        }
        boolean[] written = {false};
        in.undoable(
                "the " + draft.passage().word() + " of " + draft.thing(),
                () -> written[0] = Describing.write(in, thing.get(), draft.passage(), draft.text()));
        if (written[0]) {
            change(in, notebook(in).writingNothing());
        }
    }

    private static Notebook notebook(Invocation in) {
        return in.desk().notebooks().of(in.session().character());
    }

    private static Draft draft(Invocation in) {
        return notebook(in).draft().orElseThrow();
    }

    private static void change(Invocation in, Notebook notebook) {
        in.desk().notebooks().change(in.turn(), in.session().character(), notebook);
    }
}
