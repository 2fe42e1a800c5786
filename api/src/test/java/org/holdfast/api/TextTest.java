package org.holdfast.api;

import java.util.Collections;
import java.util.List;
import org.holdfast.api.Text.Nested;
import org.holdfast.api.Text.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"\"\",0", "x,0", "{},1", "{}{},2", "{{}},0", "{{{}}},1", "}}{{,0", "{{}}{},1", "a {} b {},2"})
    void aTemplateHasAPlaceForEachArgument(String template, int places) {
        Object[] arguments = Collections.nCopies(places, "x").toArray();
        assertThat(Text.of(template, arguments).arguments()).hasSize(places);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.of(
                        template, Collections.nCopies(places + 1, "hunter2").toArray()))
                .withMessageContaining("has " + places + " places for " + (places + 1) + " arguments")
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "}{", "{x}", "{0}", "{{}", "{}}", "{ }", "a{", "{}{", "{{{"})
    void aBraceThatStandsAloneIsRefused(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.of(template, "one"))
                .withMessageContaining("stands alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<red>", "{}", "{{", "}", "\u001b[31m", "&amp;", "\\", "", "</speech>", "\ud83d"})
    void anArgumentStaysPlainWhateverItContains(String hostile) {
        Text text = Text.of("<speech>{}</speech>", hostile);

        assertThat(text.template()).isEqualTo("<speech>{}</speech>");
        assertThat(text.arguments()).containsExactly(new Plain(hostile));
        assertThat(Text.plain(hostile)).isEqualTo(Text.of("{}", hostile));
    }

    @Test
    void anArgumentThatIsATextKeepsItsMarkup() {
        Text inner = Text.of("<b>{}</b>", "x");
        assertThat(Text.of("{} {} {}", inner, 7, List.of("<i>")).arguments())
                .containsExactly(new Nested(inner), new Plain("7"), new Plain("[<i>]"));
    }

    @Test
    void textsAreJoined() {
        Text a = Text.plain("a {");
        Text b = Text.of("<b>b</b>");
        Text joined = Text.join(", {{", List.of(a, b));

        assertThat(joined.template()).isEqualTo("{}, {{{}");
        assertThat(joined.arguments()).containsExactly(new Nested(a), new Nested(b));
        assertThat(Text.lines(List.of(a, b)).template()).isEqualTo("{}\n{}");
        assertThat(Text.join(", ", List.of())).isEqualTo(Text.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{", "}"})
    void aSeparatorIsCheckedAlsoWhenThereIsNothingToSeparate(String separator) {
        assertThatIllegalArgumentException().isThrownBy(() -> Text.join(separator, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Text.join(separator, List.of(Text.EMPTY)));
    }

    @Test
    void equalTextsAreEqual() {
        assertThat(Text.of("{} x", "a"))
                .isEqualTo(Text.of("{} x", "a"))
                .hasSameHashCodeAs(Text.of("{} x", "a"))
                .isNotEqualTo(Text.of("{} x", "b"))
                .isNotEqualTo(Text.of("{} y", "a"))
                .isNotEqualTo(Text.of("{} x", Text.plain("a")));
    }

    @Test
    void whatAPlayerSaidIsNotInTheStringForm() {
        Text text = Text.of("{} and {}", "hunter2", Text.plain("hunter2"));

        assertThat(text.toString()).isEqualTo("Text[{} and {}, 2 arguments]");
        assertThat(text.arguments().toString()).doesNotContain("hunter2");
    }

    @Test
    void nestingIsBounded() {
        Text text = Text.EMPTY;
        for (int i = 0; i < Text.MAX_NESTING; i++) {
            text = Text.of("{}", text);
        }
        Text deepest = text;

        assertThat(Text.of("{} {}", "next to it", Text.EMPTY)).isNotEqualTo(deepest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Text.of("{}", deepest))
                .withMessageContaining("nested");
        assertThatIllegalArgumentException().isThrownBy(() -> Text.lines(List.of(deepest)));
    }
}
