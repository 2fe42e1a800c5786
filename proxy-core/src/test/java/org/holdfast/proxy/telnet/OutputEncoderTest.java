package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutputEncoderTest {
    private final TerminalProfile profile = new TerminalProfile();
    private final OutputEncoder encoder = new OutputEncoder(profile);

    @Test
    void anyTextComesOutAsTheJdkEncodesIt() {
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            String text = random.ints(random.nextInt(6000), 0, 0x500)
                    .map(c -> c < 0x300 ? c % 0x80 : c * 0x35 % 0x11000)
                    .filter(c -> c != '\r' && c != '\n' && (c < 0xD800 || c > 0xDFFF))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(encoded(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void halfASurrogatePairIsAQuestionMark() {
        assertThat(encoded("a\uD83Db\uDE00\uD83D")).isEqualTo("a?b??".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void lineEndsAreCrLfWhereverThePassIsCut() {
        for (int length = 4080; length < 4100; length++) {
            String line = "a".repeat(length);

            assertThat(encoded(line + "\r\n\n" + line))
                    .isEqualTo((line + "\r\n\r\n" + line).getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Ångström, Angstrom",
                "naïve café, naive cafe",
                "Straße Œuvre Łódź, Strasse OEuvre Lodz",
                "“a” ‘b’ «c», \"a\" 'b' \"c\"",
                "a–b—c−d, a-b--c-d",
                "┌─┐│█▒, +-+|##",
                "½ №, 1/2 No",
                "ﬁn Ｗide, fin Wide",
                "e\u0301\u200D\uFE0F!, e!",
                "日本 😀 Ж, ?? ? ?"
            })
    void inAsciiThereIsSomethingForEverything(String text, String ascii) {
        profile.agreedCharset(TextCharset.ASCII);

        assertThat(new String(encoded(text), StandardCharsets.US_ASCII)).isEqualTo(ascii);
    }

    /** In text that is MXP what begins a tag has been escaped before. */
    @ParameterizedTest
    @EnumSource(names = {"LATIN_1", "ASCII"})
    void noCharacterBecomesControlOrMarkup(TextCharset charset) {
        profile.agreedCharset(charset);
        for (int c = 0x80; c <= Character.MAX_CODE_POINT; c++) {
            byte[] bytes = encoded(Character.toString(c));

            assertThat(bytes.length).isLessThanOrEqualTo(Transliteration.MAX_LENGTH);
            for (byte b : bytes) {
                int value = b & 0xFF;
                if (value < ' ' || (value >= 0x7F && value < 0xA0) || "<>&".indexOf(value) >= 0) {
                    throw new AssertionError(Integer.toHexString(c) + " becomes " + value);
                }
            }
        }
    }

    private byte[] encoded(String text) {
        ByteBuf out = encoder.lines(UnpooledByteBufAllocator.DEFAULT, text);
        byte[] bytes = ByteBufUtil.getBytes(out);
        out.release();
        return bytes;
    }
}
