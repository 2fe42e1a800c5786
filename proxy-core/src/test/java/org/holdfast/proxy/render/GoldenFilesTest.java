package org.holdfast.proxy.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each tag looks like on each client, in files that are read and reviewed. A case is a line {@code == template}
 * ({@code ↵} is a line break), then a line for each line of each rendering, with {@code ␛} for ESC. After a change that
 * is meant, {@code mvn test -Dtest=GoldenFilesTest -Dgolden.update=true} writes them anew; read the difference.
 */
class GoldenFilesTest {
    private static final Path FILES = Path.of("src/test/resources/org/holdfast/proxy/render");
    private static final List<String> NAMES =
            List.of("colours", "decorations", "meanings", "links", "blocks", "syntax");

    private final Renderer renderer = new Renderer();

    @ParameterizedTest
    @ValueSource(strings = {"colours", "decorations", "meanings", "links", "blocks", "syntax"})
    void eachTagLooksAsItDid(String name) throws IOException {
        Path file = FILES.resolve(name + ".golden");
        String rendered = templates(file).map(this::renderings).collect(Collectors.joining("\n"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(file));
    }

    @Test
    void noTagIsMissing() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : NAMES) {
            all.append(Files.readString(FILES.resolve(name + ".golden")));
        }
        Stream<String> tags = Stream.of(
                        Meaning.byTag().keySet().stream(),
                        Decoration.BY_NAME.keySet().stream(),
                        Stream.of(Colour.names().split(", | and ")).map(colour -> colour.replace("rrggbb", "")),
                        Stream.of(Tag.Structure.values())
                                .map(tag -> tag.name().toLowerCase(Locale.ROOT).replace("numbered", "list:numbered")),
                        Stream.of("progress", "art", "click", "hover", "reset", "newline", "br", "color"))
                .flatMap(each -> each);
        assertThat(tags).allSatisfy(tag -> assertThat(all).containsPattern("== .*<" + Pattern.quote(tag)));
    }

    private static Stream<String> templates(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("== "))
                .map(line -> line.substring(3));
    }

    private String renderings(String template) {
        Text text = Text.of(template.replace('↵', '\n'));
        View colour = View.PLAIN.withColour(ColourDepth.ANSI16);
        Map<String, String> renderings = new LinkedHashMap<>();
        renderings.put("plain", renderer.render(text, View.PLAIN));
        renderings.put("narrow", renderer.render(text, View.PLAIN.withColumns(24)));
        renderings.put("spoken", renderer.render(text, View.PLAIN.withScreenReader(true)));
        renderings.put("16", renderer.render(text, colour));
        renderings.put("256", renderer.render(text, colour.withColour(ColourDepth.ANSI256)));
        renderings.put("true", renderer.render(text, colour.withColour(ColourDepth.TRUECOLOUR)));
        renderings.put("osc8web", renderer.render(text, View.PLAIN.withLinks(Links.OSC8_WEB)));
        renderings.put("osc8", renderer.render(text, View.PLAIN.withLinks(Links.OSC8)));
        renderings.put("mxp", renderer.render(text, View.PLAIN.withLinks(Links.MXP)));
        renderings.put("json", renderer.tree(text).toJson());
        renderer.problems(text)
                .forEach(problem -> renderings.merge("problem", problem.message(), (one, other) -> one + "\n" + other));
        StringBuilder lines = new StringBuilder("== " + template + "\n");
        renderings.forEach((kind, rendering) -> rendering
                .lines()
                .forEach(line -> lines.append(String.format(Locale.ROOT, "%7s |", kind))
                        .append(line.replace('\033', '␛'))
                        .append('\n')));
        return lines.toString();
    }
}
