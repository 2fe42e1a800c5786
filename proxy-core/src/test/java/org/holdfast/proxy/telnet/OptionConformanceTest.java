package org.holdfast.proxy.telnet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

/** What holds for every option alike, byte by byte. What each option says is in a test of its own. */
class OptionConformanceTest {
    private static final byte[] NOTHING = {};

    /**
     * An option that we offer or ask for.
     *
     * @param ours whether it is we who perform it: WILL is offered, DO accepts
     * @param first what follows the agreement at once, each byte as the character of its value
     */
    private record Option(String name, int code, boolean ours, String first) {
        Option(String name, int code, boolean ours, byte[] begins) {
            this(name, code, ours, new String(begins, StandardCharsets.ISO_8859_1));
        }

        byte[] begins() {
            return first.getBytes(StandardCharsets.ISO_8859_1);
        }

        int offer() {
            return ours ? WILL : DO;
        }

        int stop() {
            return ours ? WONT : DONT;
        }

        int accept() {
            return ours ? DO : WILL;
        }

        int refuse() {
            return ours ? DONT : WONT;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static byte[] subnegotiation(int option, Object... content) {
        return bytes(IAC, SB, option, bytes(content), IAC, SE);
    }

    private static Stream<Option> options() {
        byte[] environment = bytes(
                bytes(1, 0, "CHARSET", 0, "CLIENT_NAME", 0, "MTTS", 0, "TERMINAL_TYPE"),
                bytes(3, "OSC_HYPERLINKS", 3, "OSC_HYPERLINKS_SEND", 3, "OSC_HYPERLINKS_PROMPT"));
        return Stream.of(
                new Option("TTYPE", 24, false, subnegotiation(24, 1)),
                new Option("NAWS", 31, false, NOTHING),
                new Option("EOR", 25, true, NOTHING),
                new Option("CHARSET", 42, true, subnegotiation(42, 1, ";UTF-8;ISO-8859-1;US-ASCII")),
                new Option("NEW-ENVIRON", 39, false, subnegotiation(39, environment)),
                new Option("MCCP3", 87, true, NOTHING),
                new Option("GMCP", 201, true, NOTHING),
                new Option("MSDP", 69, true, NOTHING),
                new Option("MSSP", 70, true, NOTHING),
                new Option("MXP", 91, true, NOTHING));
    }

    /** MCCP2's answer to a refusal is behind the end of its stream; that is in its own test. */
    private static Stream<Option> optionsWithMccp2() {
        return Stream.concat(options(), Stream.of(new Option("MCCP2", 86, true, subnegotiation(86))));
    }

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @ParameterizedTest
    @MethodSource("optionsWithMccp2")
    void acceptanceIsNotAnsweredButWithWhatTheOptionBegins(Option option) {
        assertThat(peer.send(IAC, option.accept(), option.code()).received()).containsExactly(option.begins());
    }

    @ParameterizedTest
    @MethodSource("options")
    void whatIsSoAlreadyIsNotAnswered(Option option) {
        peer.send(IAC, option.accept(), option.code()).received();

        assertThat(peer.send(IAC, option.accept(), option.code(), IAC, option.accept(), option.code())
                        .received())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("optionsWithMccp2")
    void aRefusalIsNotAnsweredHoweverOften(Option option) {
        assertThat(peer.send(IAC, option.refuse(), option.code(), IAC, option.refuse(), option.code())
                        .received())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("options")
    void aChangeOfMindIsAnsweredOnceEachTime(Option option) {
        peer.send(IAC, option.accept(), option.code()).received();
        for (int time = 0; time < 3; time++) {
            assertThat(peer.send(IAC, option.refuse(), option.code(), IAC, option.refuse(), option.code())
                            .received())
                    .containsExactly(bytes(IAC, option.stop(), option.code()));
            assertThat(peer.send(IAC, option.accept(), option.code(), IAC, option.accept(), option.code())
                            .received())
                    .containsExactly(bytes(IAC, option.offer(), option.code(), option.begins()));
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void theOtherSideOfItIsRefusedEachTimeAndChangesNothing(Option option) {
        if (option.code() == 42) {
            return; // either side may ask for a character set
        }
        int request = option.ours() ? WILL : DO;
        int no = option.ours() ? DONT : WONT;
        peer.send(IAC, option.accept(), option.code()).received();
        for (int time = 0; time < 2; time++) {
            assertThat(peer.send(IAC, request, option.code()).received())
                    .containsExactly(bytes(IAC, no, option.code()));
        }
        assertThat(peer.send(IAC, option.accept(), option.code()).received()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("optionsWithMccp2")
    void withinASubnegotiationThatWasNotClosedItIsHeardAndWithinDataItIsData(Option option) {
        peer.send(IAC, SB, 99, "open", IAC, option.accept(), option.code());
        assertThat(peer.received()).containsExactly(option.begins());

        try (TelnetPeer other = new TelnetPeer()) {
            other.send(IAC, SB, 99, "data", IAC, IAC, option.accept(), option.code(), IAC, SE, "look\r\n");
            assertThat(other.received()).isEmpty();
            assertThat(other.lines()).containsExactly("look");
        }
    }

    @ParameterizedTest
    @MethodSource("optionsWithMccp2")
    void contentThatNobodyAgreedToIsPassedOver(Option option) {
        for (Object content : List.of("", "x", bytes(0, "x"), bytes(1, "x"), bytes(2, "x"), "Core.Ping")) {
            peer.send((Object) subnegotiation(option.code(), content));
        }
        peer.send("look\r\n");

        assertThat(peer.received()).isEmpty();
        assertThat(peer.events()).containsExactly(new TelnetEvent.Line("look"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void contentThatIsTooLongEndsTheOptionForGood(Option option) {
        peer.send(IAC, option.accept(), option.code()).received();
        peer.send((Object) subnegotiation(option.code(), "x".repeat(TelnetParser.MAX_SUBNEGOTIATION + 1)));
        assertThat(peer.received()).containsExactly(bytes(IAC, option.stop(), option.code()));

        peer.send(IAC, option.refuse(), option.code());
        assertThat(peer.received()).as("an answer is not answered").isEmpty();
        assertThat(peer.send(IAC, option.accept(), option.code()).received())
                .containsExactly(bytes(IAC, option.stop(), option.code()));
    }

    /** Everything that a client with every option says, with lines between. */
    private static final byte[] SCRIPT = bytes(
            bytes("one\r\n", IAC, WILL, 24, IAC, WILL, 31, IAC, DO, 25, IAC, DO, 42, IAC, WILL, 39),
            bytes(IAC, DO, 201, IAC, DO, 69, IAC, DO, 70, IAC, DO, 91, IAC, DO, 3, IAC, WILL, 34, IAC, DO, 99),
            bytes(subnegotiation(24, 0, "Mudlet"), subnegotiation(24, 0, "ANSI"), subnegotiation(24, 0, "MTTS 13")),
            bytes(subnegotiation(31, 1, IAC, IAC, 0, 24), "tw", subnegotiation(42, 2, "UTF-8"), "o ö\r\n"),
            bytes(subnegotiation(39, 0, 0, "CLIENT_NAME", 1, "a", 2, 0, 3, "OSC_HYPERLINKS", 1, "1"), "three\r"),
            bytes(subnegotiation(201, "Core.Supports.Set [\"Room 1\"]"), "\n", subnegotiation(201, "Core.Ping")),
            bytes(subnegotiation(201, "Char.Items.Inv {\"a\":[1]}"), subnegotiation(69, 1, "LIST", 2, "COMMANDS")),
            bytes(subnegotiation(69, 1, "REPORT", 2, 5, 2, "ROOM_NAME", 2, "ROOM_VNUM", 6), "four\r\0five\n"),
            bytes(
                    IAC,
                    DONT,
                    25,
                    IAC,
                    DO,
                    25,
                    IAC,
                    Telnet.AYT,
                    "si",
                    IAC,
                    IAC,
                    "x",
                    IAC,
                    SB,
                    42,
                    IAC,
                    WONT,
                    31,
                    "\r\n"));

    /** All that came of playing the script; the character-set request and the like among it. */
    private record Outcome(List<Byte> received, List<TelnetEvent> events) {}

    /** @param cuts where the packets end, beside the end of the script */
    private static Outcome play(boolean mccp2, boolean mccp3, int... cuts) {
        Inflater inflater = new Inflater();
        Deflater deflater = new Deflater();
        try (TelnetPeer peer = new TelnetPeer()) {
            if (mccp2) {
                assertThat(peer.send(IAC, DO, 86).received()).containsExactly(subnegotiation(86));
            }
            byte[] sent = SCRIPT;
            if (mccp3) {
                peer.send(IAC, DO, 87, subnegotiation(87));
                sent = deflated(deflater);
            }
            int from = 0;
            for (int cut : cuts) {
                peer.send((Object) Arrays.copyOfRange(sent, from, Math.min(cut, sent.length)));
                from = Math.min(cut, sent.length);
            }
            peer.send((Object) Arrays.copyOfRange(sent, from, sent.length));
            List<Byte> received = new ArrayList<>();
            for (byte b : mccp2 ? inflated(inflater, peer.received()) : peer.received()) {
                received.add(b);
            }
            return new Outcome(received, linesAndData(peer.events()));
        } finally {
            inflater.end();
            deflater.end();
        }
    }

    /** Without the reports of the terminal but the last, of which there is one for each read. */
    private static List<TelnetEvent> linesAndData(List<TelnetEvent> events) {
        List<TelnetEvent> kept = new ArrayList<>();
        TelnetEvent last = null;
        for (TelnetEvent event : events) {
            if (event instanceof TelnetEvent.TerminalChanged) {
                last = event;
            } else {
                kept.add(event);
            }
        }
        assertThat(last).isNotNull();
        kept.add(last);
        return kept;
    }

    private static byte[] deflated(Deflater deflater) {
        deflater.setInput(SCRIPT);
        byte[] buffer = new byte[2 * SCRIPT.length];
        return Arrays.copyOf(buffer, deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH));
    }

    private static byte[] inflated(Inflater inflater, byte[] compressed) {
        inflater.setInput(compressed);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[1024];
        try {
            int size;
            while ((size = inflater.inflate(buffer)) > 0) {
                all.write(buffer, 0, size);
            }
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        }
        return all.toByteArray();
    }

    @Test
    void theScriptIsUnderstood() {
        Outcome outcome = play(false, false);

        assertThat(outcome.events())
                .contains(
                        new TelnetEvent.Line("one"),
                        new TelnetEvent.Line("two ö"),
                        new TelnetEvent.Line("three"),
                        new TelnetEvent.Line("four"),
                        new TelnetEvent.Line("five"),
                        new TelnetEvent.StatusAsked(),
                        new TelnetEvent.AreYouThere());
        assertThat(outcome.events()).hasSize(10);
    }

    @Test
    void whereTheStreamIsCutMakesNoDifferenceWithAndWithoutCompression() {
        Outcome whole = play(false, false);
        for (int cut = 1; cut < SCRIPT.length; cut++) {
            assertThat(play(false, false, cut)).as("cut at %d", cut).isEqualTo(whole);
            assertThat(play(true, false, cut)).as("MCCP2, cut at %d", cut).isEqualTo(whole);
            assertThat(play(false, true, cut)).as("MCCP3, cut at %d", cut).isEqualTo(whole);
            assertThat(play(true, true, cut)).as("both, cut at %d", cut).isEqualTo(whole);
        }
        int[] everywhere = new int[SCRIPT.length - 1];
        Arrays.setAll(everywhere, i -> i + 1);
        assertThat(play(false, false, everywhere)).isEqualTo(whole);
        assertThat(play(true, true, everywhere)).isEqualTo(whole);
    }
}
