package org.holdfast.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The text form of documents, against RFC 8259. */
class JsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            null                    | null
            true                    | true
            false                   | false
            0                       | 0
            -0                      | 0
            -1                      | -1
            9223372036854775807     | 9223372036854775807
            -9223372036854775808    | -9223372036854775808
            0.5                     | 0.5
            -0.0                    | -0.0
            1e2                     | 100.0
            1E+2                    | 100.0
            1e-2                    | 0.01
            1.5e300                 | 1.5E300
            1e-999                  | 0.0
            ""                      | ""
            "a"                     | "a"
            "\\"\\\\\\/"            | "\\"\\\\/"
            "\\b\\f\\n\\r\\t"       | "\\u0008\\u000c\\n\\r\\t"
            "\\u0041\\u00e9" | "Aé"
            "\\uD83D\\uDE00"        | "😀"
            "😀"                    | "😀"
            "\\u0000"               | "\\u0000"
            "\u007f"                | "\u007f"
            []                      | []
            [1,[],{}]               | [1,[],{}]
            ` [ 1 , 2 ] `           | [1,2]
            {}                      | {}
            {"a":1,"b":[null]}      | {"a":1,"b":[null]}
            ` { "a" : 1 } `         | {"a":1}
            {"":""}                 | {"":""}
            {"a":1,"b":2,"a":3}     | {"a":3,"b":2}
            """)
    void isRead(String text, String written) {
        assertThat(Doc.parse(text).toJson()).isEqualTo(written);
    }

    @Test
    void everyKindOfWhiteSpaceOfTheRfcIsSkippedAndNoOther() {
        assertThat(Doc.parse(" \t\r\n[ \t\r\n1 \t\r\n,2]\n").toJson()).isEqualTo("[1,2]");
        for (String other : List.of("\u00a0", "\f", "\u2028", "\ufeff", "\u0000", "\u000b")) {
            assertThatIllegalArgumentException().isThrownBy(() -> Doc.parse(other + "1"));
            assertThatIllegalArgumentException().isThrownBy(() -> Doc.parse("1" + other));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "nulll",
                "True",
                "tru",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1.e1",
                "1e",
                "1e+",
                "0x1",
                "1_0",
                "1 2",
                "--1",
                "'a'",
                "\"",
                "\"a",
                "\"\\",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u\uff11234\"",
                "\"\n\"",
                "\"\t\"",
                "\"\\n\t\"",
                "\"\u0000\"",
                "\"\\n\u0000\"",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{",
                "}",
                "{,}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{a:1}",
                "{1:1}",
                "{\"a\" 1}",
                "{\"a\":1 \"b\":2}",
                "[1]]",
                "{}{}",
                "// no\n1",
                "/* no */1",
                "1,",
                ":",
                "\\u0031"
            })
    void isNoJson(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.parse(text))
                .withMessageStartingWith("not JSON: expected ")
                .withMessageMatching(".* at index \\d+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1;2] | ',' | 2",
                "[1, x] | a value | 4",
                "nope | a value | 0",
                "[]x | the end | 2",
                "{\"a\" 1} | ':' | 5"
            })
    void anErrorSaysWhatWasExpectedWhere(String text, String expected, int index) {
        String named = expected.length() == 1 ? "'" + expected + "'" : expected;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.parse(text))
                .withMessage("not JSON: expected " + named + " at index " + index);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "1e309", "-1e309"})
    void numbersOutOfRangeAreRefused(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.parse("[" + number + "]"))
                .withMessage("the number at index 1 is out of range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\\uD83D\"", "\"\\uDE00\"", "\"\\uDE00\\uD83D\"", "\"\\uD83Dx\"", "\"\ud83d\"", "\"x\ude00\""})
    void halfASurrogatePairIsRefused(String string) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.parse("[" + string + "]"))
                .withMessage("the string at index 1 has half a surrogate pair");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.parse("{" + string + ":1}"))
                .withMessage("the string at index 1 has half a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"hunter2\"",
                "{\"hunter2\" 1}",
                "hunter2",
                "[1hunter2]",
                "\"hunter2\\q\"",
                "\"hunter2\\ud800\"",
                "[98765432109876543210]",
                "[1e98765]"
            })
    void noErrorRepeatsTheText(String text) {
        Throwable error = catchThrowableOfType(IllegalArgumentException.class, () -> Doc.parse(text));
        while (error != null) {
            assertThat(error.toString()).doesNotContain("hunter2", "98765");
            error = error.getCause();
        }
    }

    @Test
    void nestingIsBounded() {
        int most = Doc.MAX_DEPTH;
        assertThat(Doc.parse("[".repeat(most) + "1" + "]".repeat(most)).toJson())
                .hasSize(2 * most + 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Doc.parse("[".repeat(most + 1) + "]".repeat(most + 1)))
                .withMessage("JSON nested more than 64 deep at index 64");
        assertThatIllegalArgumentException().isThrownBy(() -> Doc.parse("[".repeat(1_000_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> Doc.parse("{\"a\":".repeat(1_000_000)));
    }

    @Test
    void numbersAreWrittenTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Doc.object()
                            .put("n", 1234567.5)
                            .put("c", "\u0001")
                            .build()
                            .toJson())
                    .isEqualTo("{\"n\":1234567.5,\"c\":\"\\u0001\"}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        long seed = System.nanoTime();
        System.out.println("JsonTest.whatIsWrittenIsReadAsTheSame: seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            Doc doc = anything(random, 5);
            String json = doc.toJson();
            assertThat(Doc.parse(json)).as("seed %d, document %d", seed, i).isEqualTo(doc);
            assertThat(json).as("seed %d, document %d is on one line", seed, i).doesNotContain("\n", "\r");
        }
    }

    private static Doc anything(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> Doc.Null.NULL;
            case 1 -> new Doc.Bool(random.nextBoolean());
            case 2 -> new Doc.Int(random.nextLong() >> random.nextInt(64));
            case 3 -> new Doc.Real(finite(random));
            case 4 -> new Doc.Str(string(random));
            case 5 -> {
                List<Doc> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(anything(random, depth - 1));
                }
                yield new Doc.Arr(items);
            }
            default -> {
                Map<String, Doc> members = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(string(random), anything(random, depth - 1));
                }
                yield new Doc.Obj(members);
            }
        };
    }

    private static double finite(Random random) {
        double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : 0.1;
    }

    private static String string(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int limit = List.of(0x20, 0x80, 0x3000, 0x110000).get(random.nextInt(4));
            int point = random.nextInt(limit);
            out.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? '\\' : point);
        }
        return out.toString();
    }
}
