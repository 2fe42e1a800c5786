package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one template. Never fails: what is no markup is text, and a {@link MarkupProblem} says so.
 *
 * <table>
 * <caption>The syntax</caption>
 * <tr><td>{@code <name>}, {@code <name:arg:'quoted arg'>}</td><td>opens a tag; names ignore case. In quotes
 *     {@code \'} and {@code \\} stand for the character</td></tr>
 * <tr><td>{@code </name>}</td><td>closes it, and what was opened within</td></tr>
 * <tr><td>{@code <reset>}</td><td>closes all that this template opened, up to the innermost block</td></tr>
 * <tr><td>{@code \<}</td><td>is the character; a backslash before anything else is a backslash, and so is each pair
 *     of them before {@code <}</td></tr>
 * <tr><td>{@code < }, {@code <3}, {@code <-}</td><td>are text: a tag begins with a letter, {@code #} or {@code !}</td>
 *     </tr>
 * <tr><td>more than {@value #MAX_DEPTH} open tags</td><td>the inner ones are text</td></tr>
 * </table>
 *
 * What is open at the end of the template is closed there: a text within a text cannot colour what follows it.
 */
final class MarkupParser {
    static final int MAX_DEPTH = 64;

    /** Stands for a place while the braces are gone. A noncharacter of Unicode, so no template has use for it. */
    static final char PLACE = '\ufdd0';

    private static final int MAX_QUOTED = 60;

    private final String template;
    private final String source;
    private final List<Step> steps = new ArrayList<>();
    private final List<MarkupProblem> problems;
    private final List<OpenTag> open = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final StringBuilder words = new StringBuilder();
    private int places;

    private record OpenTag(String name, Tag tag) {}

    private MarkupParser(String template, String source, int places, List<MarkupProblem> problems) {
        this.template = template;
        this.source = source;
        this.places = places;
        this.problems = problems;
    }

    static Markup parse(String template) {
        List<MarkupProblem> problems = new ArrayList<>();
        String source = CleanText.of(withoutBraces(template));
        List<Step> steps = new MarkupParser(template, source, 0, problems).parse();
        return new Markup(steps, problems);
    }

    private static String withoutBraces(String template) {
        StringBuilder source = new StringBuilder(template.length());
        for (int i = 0; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '{' || c == '}') {
                source.append(template.startsWith("{}", i) ? PLACE : c);
                i++;
            } else if (c != PLACE) {
                source.append(c);
            }
        }
        return source.toString();
    }

    private List<Step> parse() {
        int i = 0;
        while (i < source.length()) {
            char c = source.charAt(i);
            if (c == '\\') {
                i = backslashes(i);
            } else if (c == '<') {
                i = tag(i);
            } else {
                text(c);
                i++;
            }
        }
        closeDownTo(0);
        flush();
        return steps;
    }

    /** Handles the backslashes at an index and what they escape; returns the index after it. */
    private int backslashes(int start) {
        int end = start;
        while (end < source.length() && source.charAt(end) == '\\') {
            end++;
        }
        int count = end - start;
        boolean beforeTag = end < source.length() && source.charAt(end) == '<';
        words.append("\\".repeat(beforeTag ? count / 2 : count));
        if (beforeTag && count % 2 == 1) {
            words.append('<');
            return end + 1;
        }
        return end;
    }

    /** Handles a {@code <} at an index; returns the index after what it turned out to be. */
    private int tag(int start) {
        if (!TagSource.begins(source, start)) {
            text('<');
            return start + 1;
        }
        TagSource tag;
        try {
            tag = TagSource.read(source, start);
        } catch (BadTagException e) {
            problem(e.reason());
            text('<');
            return start + 1;
        }
        try {
            apply(tag);
        } catch (BadTagException e) {
            // Whoever is told of an opening tag need not be told of the closing one.
            if (!tag.closing() || !refused.contains(tag.name())) {
                refused.add(tag.name());
                problem(e.reason());
            }
            for (int i = start; i < tag.end(); i++) {
                text(source.charAt(i));
            }
        }
        return tag.end();
    }

    private void apply(TagSource tag) throws BadTagException {
        String name = TagReader.canonical(tag.name());
        boolean plain = tag.closing() || name.equals("newline") || name.equals("reset");
        if (plain && !tag.arguments().isEmpty()) {
            throw new BadTagException("<" + (tag.closing() ? "/" : "") + quoted(name) + "> takes no arguments");
        } else if (tag.closing()) {
            close(name);
        } else if (name.equals("newline")) {
            text('\n');
        } else if (name.equals("reset")) {
            closeDownTo(innermostBlock());
        } else if (open.size() == MAX_DEPTH) {
            throw new BadTagException("<" + quoted(name) + "> is within " + MAX_DEPTH + " tags; close some before it");
        } else {
            open(name, new TagReader(tag, this::value, this::flattened).read(name), tag.selfClosing());
        }
    }

    private void open(String name, Tag tag, boolean selfClosing) {
        flush();
        steps.add(new Step.Open(tag));
        if (tag.isEmpty() || selfClosing) {
            steps.add(new Step.Close(tag));
        } else {
            open.add(new OpenTag(name, tag));
        }
    }

    private void close(String name) throws BadTagException {
        int innermostBlock = innermostBlock();
        for (int i = open.size() - 1; i >= 0; i--) {
            OpenTag candidate = open.get(i);
            if (candidate.name().equals(name) && (candidate.tag().isBlock() || i >= innermostBlock)) {
                closeDownTo(i);
                return;
            }
        }
        throw new BadTagException("</" + quoted(name) + "> closes nothing that is open here");
    }

    /** How many tags are open up to and with the innermost block. */
    private int innermostBlock() {
        int i = open.size();
        while (i > 0 && !open.get(i - 1).tag().isBlock()) {
            i--;
        }
        return i;
    }

    private void closeDownTo(int remaining) {
        flush();
        while (open.size() > remaining) {
            steps.add(new Step.Close(open.remove(open.size() - 1).tag()));
        }
    }

    /** What stands in a tag, as text. */
    private Tag.Value value(String raw) {
        MarkupParser inner = new MarkupParser(template, raw, places, problems);
        for (int i = 0; i < raw.length(); i++) {
            inner.text(raw.charAt(i));
        }
        inner.flush();
        places = inner.places;
        return new Tag.Value(inner.steps);
    }

    /** What stands in a tag, as markup of which only the text counts. */
    private Tag.Value flattened(String raw) {
        MarkupParser inner = new MarkupParser(template, raw, places, problems);
        inner.parse();
        places = inner.places;
        return new Tag.Value(inner.steps);
    }

    private void text(char c) {
        if (c == PLACE) {
            flush();
            steps.add(new Step.Place(places++));
        } else if (c == '\n') {
            flush();
            steps.add(new Step.Break());
        } else {
            words.append(c);
        }
    }

    private void flush() {
        if (!words.isEmpty()) {
            steps.add(new Step.Words(words.toString()));
            words.setLength(0);
        }
    }

    private void problem(String message) {
        problems.add(new MarkupProblem(template, message));
    }

    /** A part of a template for a message: short, on one line. */
    static String quoted(String part) {
        String line = part.replace(String.valueOf(PLACE), "{}").replace('\n', ' ');
        return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
    }
}
