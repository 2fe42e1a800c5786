package org.holdfast.proxy.account;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nova",
                "nova",
                "Bo",
                "bot17",
                "O'Neill",
                "Anne-Marie",
                "Zo\u00eb",
                "\u0141ukasz",
                "\u041e\u043b\u044c\u0433\u0430",
                "\u0395\u03bb\u03ad\u03bd\u03b7",
                "\u0645\u062d\u0645\u062f",
                "\u0928\u0940\u0932\u092e",
                "\u3055\u304f\u3089",
                "\u82b1\u5b50",
                "\uae40\ucca0\uc218",
                "abcdefghijklmnopqrst"
            })
    void ordinaryNamesOfManyScriptsAreKeptAsTyped(String name) {
        assertThat(NameRules.check(name)).isEqualTo(new NameCheck(name, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                   | A name has 2 to 20 characters.",
                "N                      | A name has 2 to 20 characters.",
                "abcdefghijklmnopqrstu  | A name has 2 to 20 characters.",
                "7of9                   | A name begins with a letter.",
                "-Nova                  | A name begins with a letter.",
                "Nova-                  | In a name, ' and - stand between two letters.",
                "No--va                 | In a name, ' and - stand between two letters.",
                "No va                  | A name is made of letters, digits, ' and -.",
                "No_va                  | A name is made of letters, digits, ' and -.",
                "me                     | That word has another meaning here; choose a name.",
                "Everyone               | That word has another meaning here; choose a name.",
                "ADMIN                  | That name is reserved; choose another.",
                "System                 | That name is reserved; choose another.",
            })
    void aNameAgainstTheRulesIsRefusedWithTheRule(String name, String rule) {
        assertThat(NameRules.check(name).problem()).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nov\u0430", // a Cyrillic a
                "Nova\u202egnp", // a bidi override
                "No\u200bva", // a zero-width space
                "No\u001bva", // an escape
                "\uff2e\uff4f\uff56\uff41", // full-width
                "\ud835\udc0d\ud835\udc28", // mathematical
                "\ufb01n", // a ligature
                "Nova\u0323\u0324\u0325", // marks that compose with nothing
                "No\u02bcva", // a letter of no script
                "\u115f\u1160\u115f", // Hangul that is not seen
                "\u3164\u3164",
                "No\u0665", // a digit of another script
                "N\u0000va",
                "No\ud800va", // half a surrogate pair
            })
    void lookAlikesAndWhatCannotBeSeenAreRefused(String name) {
        assertThat(NameRules.check(name).usable()).isFalse();
    }

    @Test
    void aTowerOfMarksIsRefused() {
        String mark = "\u0e49"; // Thai, and so of the letter's script
        assertThat(NameRules.check("\u0e01" + mark.repeat(2) + "\u0e01").usable())
                .isTrue();
        assertThat(NameRules.check("\u0e01" + mark.repeat(3) + "\u0e01").usable())
                .isFalse();
    }

    @Test
    void aNameOfAnyLengthIsAnswered() {
        assertThat(NameRules.check("a".repeat(1_000_000)).problem()).contains("A name has 2 to 20 characters.");
    }

    @Test
    void theFormIsMadeNfc() {
        assertThat(NameRules.check("Zoe\u0308").name()).isEqualTo("Zo\u00eb");
    }

    @Test
    void theOperatorMayNameStaffButNotUseWordsOfCommands() {
        assertThat(NameRules.checkForOperator("Admin").usable()).isTrue();
        assertThat(NameRules.checkForOperator("here").usable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Nova, nOVA",
        "Zo\u00eb, ZOE\u0308",
        "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2, \u03a3\u038a\u03a3\u03a5\u03a6\u039f\u03a3",
        "Stra\u00dfe, STRASSE",
        "\u0130da, \u0130DA",
    })
    void caseAndFormDoNotTellNamesApart(String one, String other) {
        assertThat(NameRules.key(one)).isEqualTo(NameRules.key(other));
    }
}
