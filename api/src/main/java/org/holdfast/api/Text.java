package org.holdfast.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Something to show: a markup template, which the author wrote, and arguments, which may be anybody's.
 *
 * <pre>{@code
 * Text.of("<speech>{} says, \"{}\"</speech>", name, line)
 * }</pre>
 *
 * Each {@code {}} in the template stands for the next argument; <code>{{</code> and <code>}}</code> stand for braces.
 * The template is markup, and must be a constant of the code or come from an author's files. An argument is plain
 * text whatever it contains, or another {@code Text}. So what a player typed cannot become markup, and the safe way is
 * the short one: <strong>never build a template by joining strings</strong>.
 *
 * <p>A line break in a template or an argument starts a new line; other control characters of an argument are not
 * shown. Immutable; usable on any thread.
 */
public final class Text {
    /** Most texts within one another, the outermost not counted; what shows them may recurse. */
    public static final int MAX_NESTING = 256;

    /** Shows nothing. */
    public static final Text EMPTY = new Text("", List.of());

    private final String template;
    private final List<Argument> arguments;
    private final int nesting;
    private final long length;

    private Text(String template, List<Argument> arguments) {
        this.template = template;
        this.arguments = arguments;
        int deepest = 0;
        long characters = template.length();
        for (Argument argument : arguments) {
            if (argument instanceof Nested nested) {
                deepest = Math.max(deepest, nested.value.nesting + 1);
                characters = Math.min(characters + nested.value.length, Integer.MAX_VALUE);
            } else if (argument instanceof Plain plain) {
                characters += plain.value.length();
            }
        }
        if (deepest > MAX_NESTING) {
            throw new IllegalArgumentException(
                    "texts are nested at most " + MAX_NESTING + " deep; put many side by side with join");
        }
        this.nesting = deepest;
        this.length = characters;
    }

    /** An argument of a template. */
    public sealed interface Argument {}

    /** Text that is shown as it is, whatever it contains. */
    public record Plain(String value) implements Argument {
        public Plain {
            Objects.requireNonNull(value, "value");
        }

        /** How long it is, never what it says. */
        @Override
        public String toString() {
            return "Plain[" + value.length() + " characters]";
        }
    }

    /** A text within a text; its markup counts. */
    public record Nested(Text value) implements Argument {
        public Nested {
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * A template with its arguments. A {@code Text} stays what it is; anything else is shown as
     * {@link String#valueOf(Object)} says, without markup.
     *
     * @throws IllegalArgumentException if the template has not as many places as there are arguments, a brace stands
     *     alone, or texts are nested more than {@value #MAX_NESTING} deep
     */
    public static Text of(String template, Object... arguments) {
        int places = places(template);
        if (places != arguments.length) {
            throw new IllegalArgumentException(
                    "the template has " + places + " places for " + arguments.length + " arguments: " + template);
        }
        List<Argument> list = new ArrayList<>(arguments.length);
        for (Object argument : arguments) {
            list.add(argument instanceof Text text ? new Nested(text) : new Plain(String.valueOf(argument)));
        }
        return new Text(template, List.copyOf(list));
    }

    /** Anybody's text, shown as it is. */
    public static Text plain(String value) {
        return new Text("{}", List.of(new Plain(value)));
    }

    /**
     * Texts one after the other with a separator, itself a template without places, between them; such as
     * {@code join(", ", exits)}.
     */
    public static Text join(String separator, Collection<Text> texts) {
        if (places(separator) != 0) {
            throw new IllegalArgumentException("a separator has no places for arguments: " + separator);
        }
        if (texts.isEmpty()) {
            return EMPTY;
        }
        String template = texts.stream().map(text -> "{}").collect(Collectors.joining(separator));
        return new Text(template, texts.stream().<Argument>map(Nested::new).toList());
    }

    /** Texts, each on a line of its own. */
    public static Text lines(Collection<Text> texts) {
        return join("\n", texts);
    }

    public String template() {
        return template;
    }

    /** As many as the template has places. */
    public List<Argument> arguments() {
        return arguments;
    }

    /**
     * How many characters it has, template, markup and arguments together, with a text counted as often as it stands
     * there. Shown, it is hardly ever longer. From 2<sup>31</sup> on, some number beyond.
     */
    public long length() {
        return length;
    }

    private static int places(String template) {
        int places = 0;
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i);
            if (c != '{' && c != '}') {
                i++;
                continue;
            }
            char next = i + 1 < template.length() ? template.charAt(i + 1) : 0;
            if (c == '{' && next == '}') {
                places++;
            } else if (c != next) {
                throw new IllegalArgumentException(
                        "the brace at index " + i + " stands alone; write it twice to show it: " + template);
            }
            i += 2;
        }
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && template.equals(text.template) && arguments.equals(text.arguments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(template, arguments);
    }

    /** The template and how many arguments; never the arguments, which may be what a player said in confidence. */
    @Override
    public String toString() {
        return "Text[" + template + ", " + arguments.size() + " arguments]";
    }
}
