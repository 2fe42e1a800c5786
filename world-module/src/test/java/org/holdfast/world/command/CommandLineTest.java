package org.holdfast.world.command;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "look|look|``",
                "  look|look|``",
                "say hi|say|hi",
                "say  hi |say| hi ",
                "say |say|``",
                "'hi|'|hi",
                "' hi|'|hi",
                "'  hi|'| hi",
                ":waves|:|waves",
                "':)|'|:)",
                "@set me=a:1|@set|me=a:1",
                "`\u00a0x`|\u00a0x|``",
                "`   `|``|``"
            })
    void isTakenApart(String line, String word, String argument) {
        assertThat(CommandLine.parse(line)).isEqualTo(new CommandLine(word, argument));
    }
}
