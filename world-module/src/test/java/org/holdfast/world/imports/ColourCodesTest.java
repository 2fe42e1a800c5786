package org.holdfast.world.imports;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ColourCodesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The &rred&n gate. | The <dark_red>red<reset> gate.",
                "@RFire@n and @cwater@n | <red>Fire<reset> and <dark_aqua>water<reset>",
                "&ra&gb&nc | <dark_red>a<reset><dark_green>b<reset>c",
                "&n&N&rplain | <dark_red>plain",
                "@[F510]Ember@n and @[B001]night | <#ff5f00>Ember<reset> and night",
                "@u@rUnder@n | <underlined><dark_red>Under<reset>",
                "&rfish && chips at &9 | <dark_red>fish & chips at",
                "R&D, rock&roll, smith@example.org | R&D, rock&roll, smith@example.org",
                "&rA <red> herring | <dark_red>A \\<red> herring",
                "A <red> herring, and <odd> | A \\<red> herring, and <odd>",
            })
    void become_tags(String text, String tagged) {
        assertThat(ColourCodes.tagged(text).strip()).isEqualTo(tagged);
    }

    @Test
    void are_left_out_of_what_is_matched() {
        assertThat(ColourCodes.plain("the @ygolden@n && @[F520]hot@n key")).isEqualTo("the golden & hot key");
        assertThat(ColourCodes.plain("R&D")).isEqualTo("R&D");
    }

    /** However many there are, they do not go deeper and deeper. */
    @Test
    void many_colours_are_side_by_side() {
        String text = "&ra&gb&yc".repeat(100);
        assertThat(ColourCodes.tagged(text)).endsWith("<dark_red>a<reset><dark_green>b<reset><gold>c");
    }
}
