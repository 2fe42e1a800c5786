package org.holdfast.proxy.telnet;

import io.netty.buffer.Unpooled;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.AYT;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.EC;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

/** Bytes split anywhere, and bytes that make no sense. */
class HostileBytesTest {
    private static final int NOP = 241;

    private static final byte[] SCRIPT = bytes(
            bytes(IAC, WILL, 24, "look\r\n"),
            bytes(IAC, SB, 24, 0, "TINTIN++", IAC, SE),
            bytes("s", IAC, WILL, 31, "ay Gr\u00FC\u00DF e\u0301 \uD83D\uDE00\r\0"),
            bytes(IAC, SB, 31, 0, IAC, IAC, 0, 40, IAC, SE),
            bytes("\r", IAC, DO, 25, "\nwhp\bo", IAC, DO, 99, IAC, EC, "o\n", IAC, AYT),
            bytes(IAC, SB, 24, 0, "xterm", IAC, SE),
            bytes(IAC, IAC, "x", IAC, NOP, "\r\r\n\n"),
            bytes(IAC, SB, 31, 0, IAC, AYT),
            bytes(IAC, SB, 24, 0, "MTTS 13", IAC, SE),
            bytes(IAC, WILL, 34, "quit\r"));

    /** What came of a script, however it was cut: the lines and signs in order, the terminal in the end, the answers. */
    private record Outcome(List<TelnetEvent> events, Terminal terminal, List<Byte> answers) {
        static Outcome of(TelnetPeer peer) {
            List<TelnetEvent> events = new ArrayList<>();
            Terminal terminal = Terminal.UNKNOWN;
            for (TelnetEvent event : peer.events()) {
                if (event instanceof TelnetEvent.TerminalChanged changed) {
                    terminal = changed.terminal();
                } else {
                    events.add(event);
                }
            }
            List<Byte> answers = new ArrayList<>();
            for (byte b : peer.received()) {
                answers.add(b);
            }
            return new Outcome(events, terminal, answers);
        }
    }

    private static Outcome play(int... cuts) {
        try (TelnetPeer peer = new TelnetPeer()) {
            int from = 0;
            for (int cut : cuts) {
                peer.send(Arrays.copyOfRange(SCRIPT, from, cut));
                from = cut;
            }
            peer.send(Arrays.copyOfRange(SCRIPT, from, SCRIPT.length));
            return Outcome.of(peer);
        }
    }

    @Test
    void theScriptMeansWhatItSays() {
        Outcome outcome = play();

        assertThat(outcome.events)
                .containsExactly(
                        new TelnetEvent.Line("look"),
                        new TelnetEvent.Line("say Gr\u00FC\u00DF \u00E9 \uD83D\uDE00"),
                        new TelnetEvent.Line(""),
                        new TelnetEvent.Line("who"),
                        new TelnetEvent.AreYouThere(),
                        new TelnetEvent.Line("\uFFFDx"),
                        new TelnetEvent.Line(""),
                        new TelnetEvent.Line(""),
                        new TelnetEvent.AreYouThere(),
                        new TelnetEvent.Line("quit"));
        assertThat(outcome.terminal)
                .isEqualTo(Terminal.UNKNOWN.withWindow(255, 40).withNames("TINTIN++", "xterm", 13));
    }

    @Test
    void whereTheStreamIsCutMakesNoDifference() {
        Outcome whole = play();
        for (int first = 1; first < SCRIPT.length; first++) {
            assertThat(play(first)).as("cut at %d", first).isEqualTo(whole);
            for (int second = first + 1; second < SCRIPT.length; second++) {
                assertThat(play(first, second))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void byteByByteMakesNoDifference() {
        int[] cuts = new int[SCRIPT.length - 1];
        Arrays.setAll(cuts, i -> i + 1);

        assertThat(play(cuts)).isEqualTo(play());
    }

    @Test
    void randomBytesDoNoHarm() {
        long seed = 20261122;
        System.out.println("HostileBytesTest: seed " + seed);
        Random random = new Random(seed);
        byte[] likely =
                bytes(IAC, IAC, IAC, SB, SE, WILL, DO, 252, 254, 24, 31, 25, 1, 3, 0, "\r\n\b", 0xC3, 0xCC, 0x81);
        for (int run = 0; run < 100; run++) {
            try (TelnetPeer peer = new TelnetPeer()) {
                boolean mostlyCommands = random.nextBoolean();
                for (int packet = 0; packet < 40; packet++) {
                    byte[] bytes = new byte[random.nextInt(1500)];
                    random.nextBytes(bytes);
                    for (int i = 0; mostlyCommands && i < bytes.length; i++) {
                        if (random.nextInt(4) > 0) {
                            bytes[i] = likely[random.nextInt(likely.length)];
                        }
                    }
                    peer.passTime(TimeUnit.SECONDS.toNanos(10));
                    if (peer.channel.isActive()) {
                        peer.channel.writeInbound(Unpooled.wrappedBuffer(bytes));
                    }
                    peer.channel.checkException();
                    check(peer.events());
                    assertThat(peer.received().length).isLessThanOrEqualTo(6 * bytes.length + 16);
                }
            }
        }
    }

    private static void check(List<TelnetEvent> events) {
        for (TelnetEvent event : events) {
            if (event instanceof TelnetEvent.Line line) {
                assertThat(line.text().length()).isLessThanOrEqualTo(TelnetEvent.Line.MAX_LENGTH);
                assertThat(Normalizer.isNormalized(line.text(), Normalizer.Form.NFC))
                        .isTrue();
                assertThat(line.text().chars().noneMatch(Character::isISOControl))
                        .isTrue();
            }
        }
    }
}
