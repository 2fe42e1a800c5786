package org.holdfast.proxy.telnet;

import java.text.Normalizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.holdfast.proxy.telnet.Telnet.AYT;
import static org.holdfast.proxy.telnet.Telnet.EC;
import static org.holdfast.proxy.telnet.Telnet.EL;
import static org.holdfast.proxy.telnet.Telnet.IAC;

class LinesTest {
    private static final int NOP = 241;

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r\0", "\r", "\n"})
    void everyLineEndIsOneLine(String end) {
        peer.send("look" + end + end + "who" + end);

        assertThat(peer.lines()).containsExactly("look", "", "who");
    }

    @Test
    void aBareCrEndsTheLineWithoutWaitingForWhatFollows() {
        assertThat(peer.send("look\r").lines()).containsExactly("look");
        assertThat(peer.send("\nwho\r").lines()).containsExactly("who");
        assertThat(peer.send("\0\nx\n").lines()).containsExactly("", "x");
    }

    @Test
    void aCommandBetweenCrAndLfDoesNotMakeTwoLines() {
        assertThat(peer.send("look\r", IAC, NOP, "\nwho\n").lines()).containsExactly("look", "who");
    }

    @Test
    void aLineMayComeInPieces() {
        peer.send("lo").send("o");
        assertThat(peer.events()).isEmpty();
        assertThat(peer.send("k\r\n").lines()).containsExactly("look");
    }

    @ParameterizedTest
    @CsvSource({"looj\bk, look", "looj\u007Fk, look", "\b\b\bx, x", "a\u20AC\bb, ab", "a\uD83D\uDE00\bb, ab"})
    void backspaceTakesBackOneCharacter(String typed, String line) {
        assertThat(peer.send(typed + "\r\n").lines()).containsExactly(line);
    }

    @Test
    void telnetsOwnEditingCommandsDoWhatTheyAreFor() {
        assertThat(peer.send("looj", IAC, EC, "k\r\n", "drop all", IAC, EL, "look\r\n")
                        .lines())
                .containsExactly("look", "look");
    }

    @Test
    void controlsAreRemovedAndTabsAreSpaces() {
        peer.send("a\u001B[31mb\u0007c\0d\u009Be\u0085f\tg\r\n");

        assertThat(peer.lines()).containsExactly("a[31mbcdef g");
    }

    @Test
    void malformedUtf8BecomesTheReplacementCharacter() {
        peer.send("a", 0xC3, "b", 0xFE, IAC, IAC, 0xED, 0xA0, 0x80, "\r\n");

        assertThat(peer.lines().get(0)).matches("a\uFFFDb\uFFFD\uFFFD\uFFFD+");
    }

    @Test
    void linesAreInNormalFormC() {
        peer.send("Zoe\u0308 e\u0301\r\n");

        assertThat(peer.lines()).containsExactly("Zo\u00EB \u00E9");
    }

    @Test
    void aPileOfMarksIsCutToWhatLanguagesNeed() {
        peer.send("x" + "\u0316\u0301".repeat(500) + "y\r\n");

        String line = peer.lines().get(0);
        assertThat(line).startsWith("x").endsWith("y").hasSize(2 + LineText.MAX_MARKS);
    }

    @Test
    void theLongestLineIsTakenAndOneLongerIsReportedOnceAndSkippedWhole() {
        String longest = "a".repeat(TelnetEvent.Line.MAX_LENGTH);

        assertThat(peer.send(longest + "\r\n").lines()).containsExactly(longest);
        assertThat(peer.send(longest + "b\r\nlook\r\n").events())
                .containsExactly(
                        new TelnetEvent.LineTooLong(TelnetEvent.Line.MAX_LENGTH), new TelnetEvent.Line("look"));
    }

    @Test
    void theLongestLineMayBeOfTheLongestCharacters() {
        String longest = "\uD83D\uDE00".repeat(TelnetEvent.Line.MAX_LENGTH / 2);
        String wide = "\u20AC".repeat(TelnetEvent.Line.MAX_LENGTH);

        assertThat(peer.send(longest + "\r\n" + wide + "\r\n").lines()).containsExactly(longest, wide);
    }

    @Test
    void aLineThatNormalisationMakesTooLongIsTooLong() {
        String grows = "\uFB2C".repeat(TelnetEvent.Line.MAX_LENGTH / 2);
        assertThat(Normalizer.normalize(grows, Normalizer.Form.NFC)).hasSizeGreaterThan(TelnetEvent.Line.MAX_LENGTH);

        assertThat(peer.send(grows + "\r\nlook\r\n").lines()).containsExactly("<too long>", "look");
    }

    @Test
    void aLineWithoutEndHoldsNoMemoryAndIsReportedWhenItEnds() {
        for (int i = 0; i < 1000; i++) {
            peer.send("a".repeat(1000));
        }
        assertThat(peer.events()).isEmpty();

        assertThat(peer.send("\r\nlook\r\n").lines()).containsExactly("<too long>", "look");
    }

    @Test
    void areYouThereIsAnEventInItsPlace() {
        peer.send("a\r\n", IAC, AYT, "b\r\n");

        assertThat(peer.events())
                .containsExactly(new TelnetEvent.Line("a"), new TelnetEvent.AreYouThere(), new TelnetEvent.Line("b"));
    }

    @Test
    void otherCommandsLeaveTheLineAlone() {
        for (int command = 236; command < 250; command++) {
            if (command != AYT && command != EC && command != EL) {
                peer.send("l", IAC, command, "ook\r\n");
                assertThat(peer.lines()).as("after command %d", command).containsExactly("look");
            }
        }
        assertThat(peer.received()).isEmpty();
    }

    @Test
    void noTextIsPrintedByToString() {
        assertThat(new TelnetEvent.Line("secret").toString()).doesNotContain("secret");
        assertThat(new TelnetOutput.Lines("secret").toString()).doesNotContain("secret");
        assertThat(new TelnetOutput.Prompt("secret").toString()).doesNotContain("secret");
    }

    @Test
    void aLineKnowsItsLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TelnetEvent.Line("a".repeat(TelnetEvent.Line.MAX_LENGTH + 1)));
    }
}
