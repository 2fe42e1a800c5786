package org.holdfast.proxy.render;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Turns what is written in angle brackets into a {@link Tag}: the list of all tags there are. */
final class TagReader {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("em", "italic"),
            Map.entry("i", "italic"),
            Map.entry("u", "underlined"),
            Map.entry("st", "strikethrough"),
            Map.entry("grey", "gray"),
            Map.entry("dark_grey", "dark_gray"),
            Map.entry("colour", "color"),
            Map.entry("c", "color"),
            Map.entry("br", "newline"));

    private final TagSource source;
    private final Function<String, Tag.Value> asText;
    private final Function<String, Tag.Value> asMarkup;

    TagReader(TagSource source, Function<String, Tag.Value> asText, Function<String, Tag.Value> asMarkup) {
        this.source = source;
        this.asText = asText;
        this.asMarkup = asMarkup;
    }

    /** The one name that all names of a tag stand for. */
    static String canonical(String name) {
        boolean not = name.startsWith("!");
        String positive = not ? name.substring(1) : name;
        String canonical = ALIASES.getOrDefault(positive, positive);
        return not ? "!" + canonical : canonical;
    }

    Tag read(String name) throws BadTagException {
        return switch (name) {
            case "color" -> new Tag.Coloured(colour(argument(0, 1, "a colour, as in <color:red>")));
            case "click" -> click();
            case "hover" -> hover();
            case "progress" -> progress();
            case "list" -> list();
            case "art" -> art();
            case "command", "exit" -> link(name);
            case "rule", "li", "columns", "table", "head", "row", "cell", "heading", "indented" -> structure(name);
            default -> inline(name);
        };
    }

    private Tag structure(String name) throws BadTagException {
        withoutArguments(name);
        return Tag.Structure.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private Tag inline(String name) throws BadTagException {
        boolean on = !name.startsWith("!");
        Decoration decoration = Decoration.BY_NAME.get(on ? name : name.substring(1));
        Meaning meaning = Meaning.byTag().get(name);
        Optional<Colour> colour = Colour.named(name);
        if (decoration == null && meaning == null && colour.isEmpty()) {
            throw new BadTagException(
                    "there is no tag <" + MarkupParser.quoted(name) + ">; write '\\<' if it is meant as text");
        }
        withoutArguments(name);
        if (decoration != null) {
            return new Tag.Decorated(decoration, on);
        }
        return meaning != null ? new Tag.Meant(meaning) : new Tag.Coloured(colour.orElseThrow());
    }

    private Tag link(String name) throws BadTagException {
        Meaning meaning = Meaning.byTag().get(name);
        if (source.arguments().isEmpty()) {
            return new Tag.Linked(meaning, Tag.Action.RUN, null);
        }
        String command = argument(0, 1, "one command, as in <" + name + ":'go north'>");
        return new Tag.Linked(meaning, Tag.Action.RUN, asText.apply(command));
    }

    private Tag click() throws BadTagException {
        String action = first();
        Tag.Action does = switch (action) {
            case "run_command" -> Tag.Action.RUN;
            case "suggest_command" -> Tag.Action.SUGGEST;
            case "open_url" -> Tag.Action.OPEN;
            default ->
                throw new BadTagException("<click> takes run_command, suggest_command or open_url, not '"
                        + MarkupParser.quoted(action) + "'");
        };
        return new Tag.Linked(null, does, asText.apply(rest()));
    }

    private Tag hover() throws BadTagException {
        if (!first().equals("show_text")) {
            throw new BadTagException("<hover> takes show_text, not '" + MarkupParser.quoted(first()) + "'");
        }
        return new Tag.Hinted(asMarkup.apply(rest()));
    }

    private Tag progress() throws BadTagException {
        String form = "a value, the most it can be and perhaps a label, as in <progress:40:100:'Health'>";
        String value = argument(0, 3, form);
        String max = argument(1, 3, form);
        String label = source.arguments().size() < 3 ? "" : argument(2, 3, form);
        return new Tag.Progress(asText.apply(value), asText.apply(max), asText.apply(label));
    }

    private Tag list() throws BadTagException {
        if (source.arguments().isEmpty()) {
            return Tag.Structure.LIST;
        }
        String kind = argument(0, 1, "at most the word numbered");
        if (!kind.equals("numbered")) {
            throw new BadTagException("<list> is plain or <list:numbered>, not '" + MarkupParser.quoted(kind) + "'");
        }
        return Tag.Structure.NUMBERED;
    }

    private Tag art() throws BadTagException {
        String said = source.arguments().isEmpty()
                ? ""
                : argument(0, 1, "at most one text, which is read aloud in its place, as in <art:'a lighthouse'>");
        return new Tag.Art(asText.apply(said));
    }

    private static Colour colour(String name) throws BadTagException {
        return Colour.named(name.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new BadTagException(
                        "there is no colour '" + MarkupParser.quoted(name) + "'; there are " + Colour.names()));
    }

    private String first() throws BadTagException {
        List<String> arguments = source.arguments();
        if (arguments.size() < 2) {
            throw new BadTagException("<" + source.name() + "> takes two arguments: what, and on what");
        }
        return arguments.get(0).toLowerCase(Locale.ROOT);
    }

    /** All arguments after the first: a web address may have colons and no quotes. */
    private String rest() {
        return source.arguments().stream().skip(1).collect(Collectors.joining(":"));
    }

    private String argument(int index, int most, String form) throws BadTagException {
        List<String> arguments = source.arguments();
        if (arguments.size() > most || index >= arguments.size()) {
            throw new BadTagException("<" + source.name() + "> takes " + form);
        }
        return arguments.get(index);
    }

    private void withoutArguments(String name) throws BadTagException {
        if (!source.arguments().isEmpty()) {
            throw new BadTagException("<" + name + "> takes no arguments");
        }
    }
}
