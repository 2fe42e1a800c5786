package org.holdfast.proxy.render;

import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrappingTest {
    private final Renderer renderer = new Renderer();

    private String wrapped(String text) {
        return renderer.render(Text.plain(text), View.PLAIN.withColumns(10));
    }

    @Test
    void wordsAreKeptWhole() {
        assertThat(wrapped("the quick brown fox")).isEqualTo("the quick\nbrown fox");
    }

    @Test
    void aLineThatFitsExactlyIsNotWrapped() {
        assertThat(wrapped("1234567890")).isEqualTo("1234567890");
        assertThat(wrapped("1234 67890 x")).isEqualTo("1234 67890\nx");
    }

    @Test
    void aWordThatIsTooLongIsCut() {
        assertThat(wrapped("see 123456789012345")).isEqualTo("see\n1234567890\n12345");
    }

    @Test
    void spacesAtTheBeginningStayAndThoseAtABreakGo() {
        assertThat(wrapped("  two    three four")).isEqualTo("  two\nthree four");
        assertThat(wrapped("    123456789")).isEqualTo("    123456\n789");
    }

    @Test
    void aPromptKeepsItsSpace() {
        assertThat(wrapped("Name: ")).isEqualTo("Name: ");
    }

    @Test
    void eastAsianTextBreaksBetweenCharacters() {
        assertThat(wrapped("漢字仮名交文")).isEqualTo("漢字仮名交\n文");
    }

    @Test
    void anEmojiSequenceIsNotTornApart() {
        String family = "👩\u200d👩\u200d👧";
        assertThat(wrapped(family.repeat(6))).isEqualTo(family.repeat(5) + "\n" + family);
    }

    @Test
    void widthZeroIsNoWrap() {
        assertThat(renderer.render(Text.plain("x ".repeat(500)), View.PLAIN)).doesNotContain("\n");
    }

    @Test
    void colourGoesOnAfterABreak() {
        View view = View.PLAIN.withColumns(10).withColour(ColourDepth.ANSI16).withLinks(Links.OSC8);
        assertThat(renderer.render(Text.of("<exit>the quick brown fox</exit>"), view)
                        .lines())
                .containsExactly(
                        "\033[36m\033]8;;send:the%20quick%20brown%20fox\033\\the quick\033]8;;\033\\\033[0m",
                        "\033[36m\033]8;;send:the%20quick%20brown%20fox\033\\brown fox\033]8;;\033\\\033[0m");
    }

    @Test
    void whatIsIndentedStaysSoWhereItIsWrapped() {
        Text rows = Text.of(
                "<row><cell>@dig The Cellar</cell><cell>{}</cell></row><row><cell>@undo</cell><cell>{}</cell></row>",
                "makes a room and tells its number, by which you can name it from wherever you are",
                "takes it back");
        Text help = Text.of(
                "Rooms\n<indented><table>{}</table></indented>\n<indented>{}</indented>",
                rows,
                "A room is a place like any other, and what is in it is there for whoever comes in, until somebody takes"
                        + " it away.");
        assertThat(renderer.render(help, View.PLAIN.withColumns(40)).lines())
                .containsExactly(
                        "Rooms",
                        "  @dig The Cellar  makes a room and",
                        "                   tells its number, by",
                        "                   which you can name it",
                        "                   from wherever you are",
                        "  @undo            takes it back",
                        "  A room is a place like any other, and",
                        "  what is in it is there for whoever",
                        "  comes in, until somebody takes it",
                        "  away.");
        assertThat(renderer.render(help, View.PLAIN.withColumns(80)).lines())
                .containsExactly(
                        "Rooms",
                        "  @dig The Cellar  makes a room and tells its number, by which you can name it",
                        "                   from wherever you are",
                        "  @undo            takes it back",
                        "  A room is a place like any other, and what is in it is there for whoever comes",
                        "  in, until somebody takes it away.");
        assertThat(renderer.render(help, View.PLAIN.withColumns(120)).lines())
                .containsExactly(
                        "Rooms",
                        "  @dig The Cellar  makes a room and tells its number, by which you can name it from wherever you are",
                        "  @undo            takes it back",
                        "  A room is a place like any other, and what is in it is there for whoever comes in, until somebody"
                                + " takes it away.");
    }

    @Test
    void aTableThatDoesNotFitBecomesParagraphs() {
        Text row = Text.of("<row><cell>one</cell><cell>second</cell><cell>third</cell><cell>fourth</cell></row>");
        assertThat(renderer.render(Text.of("<table>{}</table>", row), View.PLAIN.withColumns(12)))
                .isEqualTo("one\nsecond\nthird\nfourth");
        assertThat(renderer.render(Text.of("<table>{}</table>", row), View.PLAIN.withColumns(24)))
                .isEqualTo("one  secon  third  fourt\n     d             h");
    }
}
