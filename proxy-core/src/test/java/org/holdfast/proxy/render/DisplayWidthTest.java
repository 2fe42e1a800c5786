package org.holdfast.proxy.render;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "plain, 5",
        "é, 1",
        "e\u0301, 1",
        "漢字, 4",
        "ｶﾅ, 2",
        "👍, 2",
        "👍🏽, 2",
        "👩\u200d👩\u200d👧\u200d👦, 2",
        "🏳\ufe0f\u200d🌈, 2",
        "🇩🇪🇫🇷, 4",
        "🇩, 1",
        "☺, 1",
        "☺\ufe0f, 2",
        "a\u200bb, 2",
        "한국어, 6",
        "x👩\u200dx, 4"
    })
    void aCharacterTakesWhatATerminalGivesIt(String text, int columns) {
        assertThat(DisplayWidth.of(text)).isEqualTo(columns);
    }
}
