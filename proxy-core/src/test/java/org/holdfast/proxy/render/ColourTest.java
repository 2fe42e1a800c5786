package org.holdfast.proxy.render;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColourTest {
    @ParameterizedTest
    @CsvSource({
        "#ff0000, 91, 38;5;196",
        "#808080, 37, 38;5;244",
        "#ffffff, 97, 38;5;231",
        "#000000, 30, 38;5;16",
        "#00ff00, 92, 38;5;46",
        "#5f87af, 36, 38;5;67",
        "red, 91, 91",
        "gold, 33, 33"
    })
    void theNearestIsWhatLooksNearest(String name, String of16, String of256) {
        Colour colour = Colour.named(name).orElseThrow();
        assertThat(colour.foreground(ColourDepth.ANSI16)).isEqualTo(of16);
        assertThat(colour.foreground(ColourDepth.ANSI256)).isEqualTo(of256);
    }
}
