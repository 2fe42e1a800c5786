package org.holdfast.proxy.telnet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class CharsetOptionTest {
    private static final int CHARSET = 42;
    private static final int TTYPE = 24;
    private static final int REQUEST = 1;
    private static final int ACCEPTED = 2;
    private static final int REJECTED = 3;

    private static final byte[] OUR_REQUEST = bytes(IAC, SB, CHARSET, REQUEST, ";UTF-8;ISO-8859-1;US-ASCII", IAC, SE);

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void aClientThatSaysNothingOrRefusesHasUtf8() {
        assertThat(shown("ö")).containsExactly(bytes("ö"));
        assertThat(peer.send(IAC, DONT, CHARSET).received()).isEmpty();
        assertThat(shown("ö€")).containsExactly(bytes("ö€"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF_8", "utf-8, UTF_8", "ISO-8859-1, LATIN_1", "US-ASCII, ASCII"})
    void whatTheClientAcceptsIsSpoken(String name, TextCharset charset) {
        assertThat(peer.send(IAC, DO, CHARSET).received()).containsExactly(OUR_REQUEST);
        peer.sendSubnegotiation(CHARSET, ACCEPTED, name);

        assertThat(peer.received()).isEmpty();
        // What is as before is not reported.
        assertThat(peer.terminal().charset()).isEqualTo(charset);
    }

    @Test
    void aClientThatTakesNoneOfThemIsSentAscii() {
        peer.send(IAC, DO, CHARSET).sendSubnegotiation(CHARSET, REJECTED);
        peer.received();

        assertThat(shown("“Grüße” – 5 €… │ 日")).containsExactly(bytes("\"Grusse\" - 5 EUR... | ?"));
    }

    @Test
    void bothDirectionsChangeAtOnceAndTheBytesThatTelnetTakesForItsOwnAreDoubled() {
        agree("ISO-8859-1");

        assertThat(shown("ÿé—日")).containsExactly(bytes(IAC, IAC, 0xE9, "--?"));
        assertThat(peer.send("caf", 0xE9, IAC, IAC, "\r\n").lines()).containsExactly("caféÿ");
    }

    @Test
    void anAnswerThatNobodyAskedForCountsForNothing() {
        peer.send(IAC, DO, CHARSET).sendSubnegotiation(CHARSET, ACCEPTED, "UTF-8");
        peer.received();
        peer.sendSubnegotiation(CHARSET, ACCEPTED, "US-ASCII").sendSubnegotiation(CHARSET, REJECTED);

        assertThat(shown("ö")).containsExactly(bytes("ö"));
        assertThat(peer.events()).isEmpty();
    }

    @Test
    void aNameThatWasNotOfferedCountsForNothing() {
        agree("KOI8-R");

        assertThat(shown("ö")).containsExactly(bytes("ö"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";KOI8-R;latin1;UTF-8", "[TTABLE]\u0001;latin1", " latin1 us-ascii"})
    void theClientMayAskToo(String list) {
        assertThat(peer.send(IAC, WILL, CHARSET).received()).containsExactly(bytes(IAC, DO, CHARSET));

        peer.sendSubnegotiation(CHARSET, REQUEST, list);

        assertThat(peer.received()).containsExactly(bytes(IAC, SB, CHARSET, ACCEPTED, "latin1", IAC, SE));
        assertThat(shown("ö")).containsExactly(bytes(0xF6));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", ";KOI8-R;CP437", "[TTABLE]", "[TTABLE]\u0001", ";;;;"})
    void whatWeDoNotHaveIsRejected(String list) {
        peer.send(IAC, WILL, CHARSET).received();

        peer.sendSubnegotiation(CHARSET, REQUEST, list);

        assertThat(peer.received()).containsExactly(bytes(IAC, SB, CHARSET, REJECTED, IAC, SE));
    }

    @Test
    void ofTwoRequestsThatCrossOursIsTheOneThatCounts() {
        peer.send(IAC, DO, CHARSET).received();

        peer.sendSubnegotiation(CHARSET, REQUEST, ";US-ASCII");
        assertThat(peer.received()).containsExactly(bytes(IAC, SB, CHARSET, REJECTED, IAC, SE));
        peer.sendSubnegotiation(CHARSET, ACCEPTED, "ISO-8859-1");
        assertThat(shown("ö")).containsExactly(bytes(0xF6));
    }

    @Test
    void translationTablesAreDeclined() {
        peer.send(IAC, DO, CHARSET).received();
        peer.sendSubnegotiation(CHARSET, 4, 1, ";x");

        assertThat(peer.received()).containsExactly(bytes(IAC, SB, CHARSET, 5, IAC, SE));
    }

    @Test
    void whatWasAgreedHoldsWhenTheClientEndsTheTalkAboutIt() {
        agree("ISO-8859-1");
        assertThat(peer.send(IAC, DONT, CHARSET).received()).containsExactly(bytes(IAC, WONT, CHARSET));

        assertThat(shown("ö")).containsExactly(bytes(0xF6));
    }

    @Test
    void aClientWhoseMttsBitsLackUtf8HasAsciiUntilOneIsAgreed() {
        peer.send(IAC, WILL, TTYPE).sendSubnegotiation(TTYPE, 0, "OLD").sendSubnegotiation(TTYPE, 0, "MTTS 9");
        peer.received();
        assertThat(shown("é")).containsExactly(bytes("e"));

        agree("UTF-8");
        assertThat(shown("é")).containsExactly(bytes("é"));
    }

    private void agree(String name) {
        peer.send(IAC, DO, CHARSET).sendSubnegotiation(CHARSET, ACCEPTED, name);
        peer.received();
        peer.events();
    }

    private byte[] shown(String text) {
        peer.write(new TelnetOutput.Lines(text));
        return peer.received();
    }
}
