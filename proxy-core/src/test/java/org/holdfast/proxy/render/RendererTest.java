package org.holdfast.proxy.render;

import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RendererTest {
    private static final View COLOUR = View.PLAIN.withColour(ColourDepth.ANSI16);

    private final Renderer renderer = new Renderer();

    private String plain(String template, Object... arguments) {
        return renderer.render(Text.of(template, arguments), View.PLAIN);
    }

    private String coloured(String template, Object... arguments) {
        return renderer.render(Text.of(template, arguments), COLOUR).replace('\033', '~');
    }

    @Test
    void plainTextHasTheWordsAlone() {
        assertThat(plain("<speech><name>{}</name> says, \"{}\"</speech>", "Nova", "hello"))
                .isEqualTo("Nova says, \"hello\"");
    }

    @Test
    void whatAPlayerTypedIsNeverMarkup() {
        assertThat(plain("<red>{}</red>", "</red><bold>{}\\<x>")).isEqualTo("</red><bold>{}\\<x>");
        assertThat(coloured("<red>{}</red>", "</red>x")).isEqualTo("~[91m</red>x~[0m");
    }

    @Test
    void theMarkupOfATextWithinATextCountsAndEndsWithIt() {
        assertThat(coloured("a{}b", Text.of("<red>x"))).isEqualTo("a~[91mx~[0mb");
    }

    @Test
    void resetEndsWhatItsOwnTemplateOpened() {
        assertThat(coloured("<bold>{}", Text.of("<red>x<reset>y"))).isEqualTo("~[1;91mx~[0;1my~[0m");
    }

    @Test
    void colourIsTakenUpAgainOnTheNextLine() {
        assertThat(coloured("<red>one\ntwo")).isEqualTo("~[91mone~[0m\n~[91mtwo~[0m");
    }

    @Test
    void onlyWhatChangesIsSent() {
        assertThat(coloured("<red>a<bold>b</bold>c<red>d")).isEqualTo("~[91ma~[1mb~[0;91mcd~[0m");
    }

    @Test
    void aTagThatIsNoneIsTextAndReported() {
        Text text = Text.of("<bogus>{}</bogus></b> <red", "x");
        assertThat(renderer.render(text, View.PLAIN)).isEqualTo("<bogus>x</bogus></b> <red");
        assertThat(renderer.problems(Text.of("{}", text)))
                .extracting(MarkupProblem::message)
                .containsExactly(
                        "there is no tag <bogus>; write '\\<' if it is meant as text",
                        "</bold> closes nothing that is open here",
                        "'<red' has no '>'; write '\\<' if it is meant as text");
    }

    @Test
    void anArrowIsNoTag() {
        assertThat(plain("a <- b < c <3 {{x}} \\<red> c:\\dir \\\\<bold>x"))
                .isEqualTo("a <- b < c <3 {x} <red> c:\\dir \\x");
        assertThat(renderer.problems(Text.of("a <- b < c <3"))).isEmpty();
    }

    @Test
    void placesKeepTheirOrderInTagsAndInText() {
        assertThat(plain("{}<click:run_command:'go {}'>{}</click><oops:{}>{}", 1, 2, 3, 4, 5))
                .isEqualTo("13<oops:4>5");
        assertThat(renderer.render(
                        Text.of("<click:run_command:'go {}'>{}</click>", "no rth", "N"),
                        View.PLAIN.withLinks(Links.OSC8)))
                .isEqualTo("\033]8;;send:go%20no%20rth\033\\N\033]8;;\033\\");
    }

    @Test
    void aTextMayBeNestedAsDeepAsTextsCanBe() {
        Text text = Text.of("<bold>x");
        for (int i = 1; i < Text.MAX_NESTING; i++) {
            text = Text.of("<red>{}</red>", text);
        }
        assertThat(renderer.render(text, View.PLAIN)).isEqualTo("x");
    }

    @Test
    void aTextThatDoublesItselfIsCutOff() {
        Text text = Text.of("<red>0123456789");
        for (int i = 0; i < 40; i++) {
            text = Text.of("{}{}", text, text);
        }
        String rendered = renderer.render(text, COLOUR);
        // Not asserted on as a whole: half a megabyte would be printed.
        assertThat(rendered.length()).isBetween(1000, 1_000_000);
        assertThat(rendered.substring(rendered.length() - 8)).contains("...");
        assertThat(renderer.problems(text)).isEmpty();
    }

    @Test
    void aTagWhoseArgumentDoublesItselfIsCutOffToo() {
        Text text = Text.of("<click:run_command:'{}'>x</click>", "look");
        for (int i = 0; i < 40; i++) {
            text = Text.of("<click:run_command:'{}'>{}{}</click>", text, text, text);
        }
        String rendered = renderer.render(text, View.PLAIN.withLinks(Links.OSC8).withColumns(80));
        assertThat(rendered.length()).isBetween(1000, 1_000_000);
        assertThat(renderer.tree(text).toJson().length()).isBetween(1000, 10_000_000);
    }

    @Test
    void aLinkWithinALinkIsTextOfTheOuterOne() {
        Text text = Text.of("<click:run_command:'look'>a <exit>north</exit></click>");
        assertThat(renderer.render(text, View.PLAIN.withLinks(Links.OSC8)))
                .isEqualTo("\033]8;;send:look\033\\a north\033]8;;\033\\");
        assertThat(renderer.render(text, View.PLAIN.withScreenReader(true))).isEqualTo("a north (look)");
        assertThat(renderer.tree(text).toJson())
                .isEqualTo("[{\"tag\":\"link\",\"action\":\"run\",\"target\":\"look\","
                        + "\"content\":[\"a \",{\"tag\":\"exit\",\"content\":[\"north\"]}]}]");
    }

    @Test
    void oneVeryLongCellDoesNotMakeEveryRowAsLong() {
        Text row = Text.of("<row><cell>a</cell><cell>b</cell></row>");
        Text table = Text.of("<table><row><cell>{}</cell><cell>b</cell></row>{}</table>", "x".repeat(5000), row);
        assertThat(renderer.render(table, View.PLAIN).lines().map(String::length))
                .containsExactly(5003, 83);
    }

    @Test
    void aRenderingIsMadeOnceForEachView() {
        int[] made = {0};
        Rendering<String> rendering = new Rendering<>(renderer, Text.of("<red>hi"), line -> line + made[0]++);
        List<View> views = List.of(View.PLAIN, COLOUR, View.PLAIN.withColumns(40));
        assertThat(IntStream.range(0, 300).mapToObj(i -> rendering.in(views.get(i % 3))))
                .allSatisfy(line -> assertThat(line).contains("hi"));
        assertThat(made[0]).isEqualTo(3);
        assertThat(rendering.in(COLOUR)).isSameAs(rendering.in(View.PLAIN.withColour(ColourDepth.ANSI16)));
    }
}
