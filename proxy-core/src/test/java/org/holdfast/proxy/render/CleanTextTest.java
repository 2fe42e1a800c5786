package org.holdfast.proxy.render;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CleanTextTest {
    @Test
    void controlsAreTakenOut() {
        assertThat(CleanText.of("a\033[31mb\u009b1mc\007\b\177\0\u0085d\r\ne\tf"))
                .isEqualTo("a[31mb1mcd\ne f");
    }

    @Test
    void textIsInItsComposedForm() {
        assertThat(CleanText.of("e\u0301")).isEqualTo("é");
    }

    @Test
    void nothingTurnsTheWordsAfterItRound() {
        assertThat(CleanText.of("\u202eabc\u2066d\u200fe")).isEqualTo("abcd\u200fe");
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(CleanText.of("a\ud83db\udc4d👍")).isEqualTo("a\ufffdb\ufffd👍");
    }

    @Test
    void plainTextIsNotCopied() {
        String text = "hello\nthere ~";
        assertThat(CleanText.of(text)).isSameAs(text);
    }
}
