package org.holdfast.proxy.telnet;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.GA;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class CompressOutputOptionTest {
    private static final int MCCP2 = 86;
    private static final byte[] BEGINS = bytes(IAC, SB, MCCP2, IAC, SE);

    private final TelnetPeer peer = new TelnetPeer();
    private final Inflater inflater = new Inflater();

    @AfterEach
    void close() {
        peer.close();
        inflater.end();
    }

    private void agree() {
        assertThat(peer.send(IAC, DO, MCCP2).received()).containsExactly(BEGINS);
    }

    @Test
    void everythingAfterTheBeginningIsCompressedAndCanBeReadAtOnce() {
        agree();
        peer.write(new TelnetOutput.Lines("You see ö.\n"));
        assertThat(inflated()).containsExactly(bytes("You see ö.\r\n"));
        peer.write(new TelnetOutput.Prompt("> "));
        assertThat(inflated()).containsExactly(bytes("> ", IAC, GA));
        peer.write(new TelnetOutput.Echo(true));
        assertThat(inflated()).containsExactly(bytes(IAC, WILL, 1));
        peer.send(IAC, DO, 99);
        assertThat(inflated()).containsExactly(bytes(IAC, WONT, 99));
        peer.channel.writeOutbound(Unpooled.wrappedBuffer(bytes("shared\r\n")));
        assertThat(inflated()).containsExactly(bytes("shared\r\n"));
    }

    @Test
    void whatIsWrittenInOneReadWithTheAnswerIsOnTheRightSideOfIt() throws Exception {
        var unused = peer.channel.write(new TelnetOutput.Lines("before\n"));
        peer.send(IAC, DO, 99, IAC, DO, MCCP2, IAC, DO, 98);
        byte[] all = peer.received();
        byte[] plain = bytes("before\r\n", IAC, WONT, 99, BEGINS);

        assertThat(Arrays.copyOf(all, plain.length)).containsExactly(plain);
        assertThat(inflate(Arrays.copyOfRange(all, plain.length, all.length))).containsExactly(bytes(IAC, WONT, 98));
    }

    @Test
    void aLongGameComesOutAsItWentIn() {
        agree();
        Random random = new Random(2021);
        byte[] noise = new byte[70_000];
        random.nextBytes(noise);
        for (int i = 0; i < 400; i++) {
            int length = i % 50 == 0 ? random.nextInt(noise.length) : random.nextInt(300);
            byte[] sent = i % 3 == 0
                    ? Arrays.copyOf(noise, length)
                    : "The market square. Exits: north, south. "
                            .repeat(1 + length / 40)
                            .getBytes(StandardCharsets.US_ASCII);
            peer.channel.writeOutbound(Unpooled.wrappedBuffer(sent));

            assertThat(inflated()).isEqualTo(sent);
        }
        peer.channel.close().syncUninterruptibly();
        assertThat(inflated()).isEmpty();
        assertThat(inflater.finished()).as("the checksum was read and is right").isTrue();
    }

    @Test
    void textThatRepeatsItselfAcrossWritesIsShort() {
        agree();
        String room = "The Market Square\nStalls of every kind crowd the square.\nExits: north, south, east, west\n";
        peer.write(new TelnetOutput.Lines(room));
        peer.received();
        peer.write(new TelnetOutput.Lines(room));

        assertThat(peer.received().length).isLessThan(room.length() / 5);
    }

    @Test
    void twoConnectionsOfOneThreadDoNotShareTheirHistory() throws Exception {
        agree();
        try (TelnetPeer other = new TelnetPeer()) {
            other.send(IAC, DO, MCCP2).received();
            Inflater otherInflater = new Inflater();
            for (int i = 0; i < 50; i++) {
                peer.write(new TelnetOutput.Lines("mine " + i + " is mine\n"));
                other.write(new TelnetOutput.Lines("other " + i + " is other\n"));

                assertThat(inflated()).isEqualTo(bytes("mine " + i + " is mine\r\n"));
                assertThat(inflate(otherInflater, other.received())).isEqualTo(bytes("other " + i + " is other\r\n"));
            }
            otherInflater.end();
        }
    }

    @Test
    void theClientMayEndItAndBeginAnew() throws Exception {
        agree();
        peer.write(new TelnetOutput.Lines("one\n"));
        assertThat(inflated()).containsExactly(bytes("one\r\n"));
        peer.send(IAC, DONT, MCCP2);
        byte[] last = peer.received();
        assertThat(inflate(last)).isEmpty();
        assertThat(inflater.finished()).isTrue();
        assertThat(Arrays.copyOfRange(last, last.length - inflater.getRemaining(), last.length))
                .as("plain after the end of the stream")
                .containsExactly(bytes(IAC, WONT, MCCP2));
        peer.write(new TelnetOutput.Lines("plain\n"));
        assertThat(peer.received()).containsExactly(bytes("plain\r\n"));

        assertThat(peer.send(IAC, DO, MCCP2).received()).containsExactly(bytes(IAC, WILL, MCCP2, BEGINS));
        inflater.reset();
        peer.write(new TelnetOutput.Lines("two\n"));
        assertThat(inflated()).containsExactly(bytes("two\r\n"));
    }

    @Test
    void aStreamInWhichNothingWasSentEndsWellToo() throws Exception {
        agree();
        peer.channel.close().syncUninterruptibly();

        assertThat(inflate(peer.received())).isEmpty();
        assertThat(inflater.finished()).isTrue();
    }

    @Test
    void agreeingTwiceBeginsOnce() throws Exception {
        peer.send(IAC, DO, MCCP2, IAC, DO, MCCP2);
        assertThat(peer.received()).containsExactly(BEGINS);

        peer.write(new TelnetOutput.Lines("x\n"));
        assertThat(inflated()).containsExactly(bytes("x\r\n"));
    }

    private byte[] inflated() {
        try {
            return inflate(peer.received());
        } catch (DataFormatException e) {
            throw new AssertionError("not zlib", e);
        }
    }

    private byte[] inflate(byte[] compressed) throws DataFormatException {
        return inflate(inflater, compressed);
    }

    private static byte[] inflate(Inflater inflater, byte[] compressed) throws DataFormatException {
        inflater.setInput(compressed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1000];
        int made;
        do {
            made = inflater.inflate(buffer);
            out.write(buffer, 0, made);
        } while (made > 0);
        return out.toByteArray();
    }
}
