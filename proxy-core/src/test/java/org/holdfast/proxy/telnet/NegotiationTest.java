package org.holdfast.proxy.telnet;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.AYT;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.EOR;
import static org.holdfast.proxy.telnet.Telnet.GA;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class NegotiationTest {
    private static final int ECHO = 1;
    private static final int SGA = 3;
    private static final int TTYPE = 24;
    private static final int EOR_OPTION = 25;
    private static final int NAWS = 31;
    private static final int LINEMODE = 34;
    private static final int CHARSET = 42;
    private static final int NEW_ENVIRON = 39;
    private static final int MCCP2 = 86;
    private static final int MCCP3 = 87;
    private static final int GMCP = 201;
    private static final int MSSP = 70;
    private static final int MXP = 91;
    private static final int MSDP = 69;

    /** What we understand; everything else is refused. */
    private static final Set<Integer> KNOWN =
            Set.of(ECHO, SGA, TTYPE, EOR_OPTION, NAWS, CHARSET, NEW_ENVIRON, MCCP2, MCCP3, GMCP, MSSP, MXP, MSDP);

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void whatIsOfferedComesBeforeEverythingElse() {
        EmbeddedChannel channel = new EmbeddedChannel(new TelnetCodec());
        channel.writeOutbound(new TelnetOutput.Lines("Welcome\n"));

        assertThat(TelnetPeer.received(channel))
                .containsExactly(bytes(
                        offer(DO, TTYPE),
                        offer(DO, NAWS),
                        offer(WILL, EOR_OPTION),
                        offer(WILL, CHARSET),
                        offer(DO, NEW_ENVIRON),
                        offer(WILL, MCCP2),
                        offer(WILL, MCCP3),
                        offer(WILL, GMCP),
                        offer(WILL, MSDP),
                        offer(WILL, MSSP),
                        offer(WILL, MXP),
                        "Welcome\r\n"));
        channel.finishAndReleaseAll();
    }

    @Test
    void whatWeDoNotKnowIsRefusedEachTimeAndNothingIsSaidToARefusal() {
        for (int option = 0; option < 256; option++) {
            if (KNOWN.contains(option)) {
                continue;
            }
            for (int time = 0; time < 2; time++) {
                assertThat(peer.send(IAC, WILL, option).received()).containsExactly(bytes(IAC, DONT, option));
                assertThat(peer.send(IAC, DO, option).received()).containsExactly(bytes(IAC, WONT, option));
                assertThat(peer.send(IAC, WONT, option).received()).isEmpty();
                assertThat(peer.send(IAC, DONT, option).received()).isEmpty();
            }
            peer.passTime(TimeUnit.SECONDS.toNanos(1));
        }
    }

    @Test
    void linemodeIsRefused() {
        assertThat(peer.send(IAC, WILL, LINEMODE).received()).containsExactly(bytes(IAC, DONT, LINEMODE));
    }

    @ParameterizedTest
    @ValueSource(ints = {TTYPE, NAWS})
    void whatTheClientShouldPerformItDoesNotAskOfUs(int option) {
        assertThat(peer.send(IAC, DO, option).received()).containsExactly(bytes(IAC, WONT, option));
    }

    @ParameterizedTest
    @ValueSource(ints = {ECHO, EOR_OPTION})
    void whatWePerformTheClientMayNot(int option) {
        assertThat(peer.send(IAC, WILL, option).received()).containsExactly(bytes(IAC, DONT, option));
    }

    @ParameterizedTest
    @ValueSource(ints = {NAWS, EOR_OPTION})
    void anAnswerIsNotAnswered(int option) {
        int yes = option == NAWS ? WILL : DO;
        int no = option == NAWS ? WONT : DONT;
        int weStop = option == NAWS ? DONT : WONT;

        assertThat(peer.send(IAC, yes, option).received()).isEmpty();
        assertThat(peer.send(IAC, yes, option).received()).isEmpty();
        assertThat(peer.send(IAC, no, option).received()).containsExactly(bytes(IAC, weStop, option));
        assertThat(peer.send(IAC, no, option).received()).isEmpty();
    }

    @Test
    void anOfferThatWasRefusedMayStillBeTakenUp() {
        peer.send(IAC, WONT, NAWS, IAC, DONT, EOR_OPTION);
        assertThat(peer.received()).isEmpty();

        assertThat(peer.send(IAC, WILL, NAWS, IAC, DO, EOR_OPTION).received())
                .containsExactly(bytes(IAC, DO, NAWS, IAC, WILL, EOR_OPTION));
    }

    @Test
    void promptsEndWithGoAheadUntilTheClientSaysOtherwise() {
        assertThat(prompt()).containsExactly(bytes("> ", IAC, GA));

        peer.send(IAC, DO, SGA);
        assertThat(peer.received()).containsExactly(bytes(IAC, WILL, SGA));
        assertThat(prompt()).containsExactly(bytes("> "));

        peer.send(IAC, DO, EOR_OPTION);
        assertThat(prompt()).containsExactly(bytes("> ", IAC, EOR));

        peer.send(IAC, DONT, EOR_OPTION, IAC, DONT, SGA);
        assertThat(peer.received()).containsExactly(bytes(IAC, WONT, EOR_OPTION, IAC, WONT, SGA));
        assertThat(prompt()).containsExactly(bytes("> ", IAC, GA));
    }

    @Test
    void theClientsOwnGoAheadIsNotNeededEither() {
        assertThat(peer.send(IAC, WILL, SGA).received()).containsExactly(bytes(IAC, DO, SGA));
        assertThat(prompt()).containsExactly(bytes("> ", IAC, GA));
    }

    @Test
    void theWindowSizeComesWithItsOption() {
        peer.sendSubnegotiation(NAWS, 0, 80, 0, 24);
        assertThat(peer.events()).isEmpty();

        peer.send(IAC, WILL, NAWS).sendSubnegotiation(NAWS, 0, 80, 0, 24);
        assertThat(peer.terminal()).isEqualTo(Terminal.UNKNOWN.withWindow(80, 24));
        peer.sendSubnegotiation(NAWS, 0, 80, 0, 24);
        assertThat(peer.events()).isEmpty();
        peer.sendSubnegotiation(NAWS, 1, IAC, IAC, 0, 0);
        assertThat(peer.terminal()).isEqualTo(Terminal.UNKNOWN.withWindow(511, 0));
    }

    @Test
    void aWindowSizeOfAnotherLengthIsIgnored() {
        peer.send(IAC, WILL, NAWS);
        peer.sendSubnegotiation(NAWS);
        peer.sendSubnegotiation(NAWS, 0, 80, 0);
        peer.sendSubnegotiation(NAWS, 0, 80, 0, 24, 0);

        assertThat(peer.events()).isEmpty();
    }

    @Test
    void manyChangesInOneReadAreOneReportAndComeBeforeTheNextLine() {
        peer.send(IAC, WILL, NAWS);
        Object size80 = bytes(IAC, SB, NAWS, 0, 80, 0, 24, IAC, SE);
        Object size81 = bytes(IAC, SB, NAWS, 0, 81, 0, 24, IAC, SE);

        peer.send(size80, size81, size80, "look\r\n", size81, size80, size81);

        assertThat(peer.events())
                .containsExactly(
                        new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withWindow(80, 24)),
                        new TelnetEvent.Line("look"),
                        new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withWindow(81, 24)));
    }

    @Test
    void aSubnegotiationThatWasNotClosedIsDroppedAndTheCommandAfterItIsHeard() {
        peer.send(IAC, WILL, NAWS, IAC, SB, NAWS, 0, 80, IAC, AYT, "look\r\n");

        assertThat(peer.events()).containsExactly(new TelnetEvent.AreYouThere(), new TelnetEvent.Line("look"));
    }

    @Test
    void aSubnegotiationOfNothingIsIgnored() {
        peer.send(IAC, SB, IAC, SE, "look\r\n", IAC, SB, 99, IAC, SE, "who\r\n", IAC, SE, "up\r\n");

        assertThat(peer.lines()).containsExactly("look", "who", "up");
    }

    @Test
    void aSubnegotiationThatIsTooLongEndsTheOption() {
        peer.send(IAC, WILL, NAWS);
        peer.sendSubnegotiation(NAWS, "x".repeat(TelnetParser.MAX_SUBNEGOTIATION + 1));
        assertThat(peer.received()).containsExactly(bytes(IAC, DONT, NAWS));

        peer.send(IAC, WONT, NAWS);
        assertThat(peer.received()).isEmpty();
        peer.send(IAC, WILL, NAWS);
        assertThat(peer.received()).containsExactly(bytes(IAC, DONT, NAWS));
        peer.sendSubnegotiation(NAWS, 0, 80, 0, 24).send("look\r\n");
        assertThat(peer.events()).containsExactly(new TelnetEvent.Line("look"));
    }

    @Test
    void anOptionThatWeDoNotKnowMayNegotiateAtLengthWithNobody() {
        peer.sendSubnegotiation(99, "x".repeat(TelnetParser.MAX_SUBNEGOTIATION));
        peer.sendSubnegotiation(99, "x".repeat(1 << 20)).send("look\r\n");

        assertThat(peer.received()).isEmpty();
        assertThat(peer.lines()).containsExactly("look");
    }

    @Test
    void aStormIsEndedByClosing() {
        for (int i = 0; i < CommandBudget.BURST_SECONDS * CommandBudget.PER_SECOND; i++) {
            peer.send(IAC, DO, 99);
        }
        assertThat(peer.channel.isActive()).isTrue();
        peer.passTime(TimeUnit.SECONDS.toNanos(1));
        for (int i = 0; i < CommandBudget.PER_SECOND; i++) {
            peer.send(IAC, AYT);
        }
        assertThat(peer.channel.isActive()).isTrue();
        peer.received();
        peer.events();

        peer.send(IAC, WILL, 99, "look\r\n");

        assertThat(peer.channel.isActive()).isFalse();
        assertThat(peer.received()).isEmpty();
        assertThat(peer.events()).isEmpty();
    }

    private static byte[] offer(int verb, int option) {
        return bytes(IAC, verb, option);
    }

    private byte[] prompt() {
        peer.write(new TelnetOutput.Prompt("> "));
        return peer.received();
    }
}
