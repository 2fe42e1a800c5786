package org.holdfast.proxy.telnet;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class CompressInputOptionTest {
    private static final int MCCP3 = 87;
    private static final byte[] BEGINS = bytes(IAC, DO, MCCP3, IAC, SB, MCCP3, IAC, SE);

    private final TelnetPeer peer = new TelnetPeer();
    private final Deflater deflater = new Deflater();

    @AfterEach
    void close() {
        peer.close();
        deflater.end();
    }

    @Test
    void theSwitchMayBeInTheMiddleOfARead() {
        peer.send("look\r\n", BEGINS, deflated("who\r\nsay gr", 0xC3), deflated(0xBC, 0xC3, 0x9F, "\r\n"));

        assertThat(peer.lines()).containsExactly("look", "who", "say grüß");
        assertThat(peer.received()).isEmpty();
    }

    @Test
    void whereTheStreamIsCutMakesNoDifference() {
        byte[] script = bytes(
                "look\r\n",
                BEGINS,
                deflated("who\r\n", IAC, WILL, 31, IAC, SB, 31, 0, 80, 0, 24, IAC, SE, "say ", IAC, IAC, "\r\n"),
                deflated("a".repeat(3000) + "\r\n"),
                finished("last\r\n"),
                "plain\r\n");
        List<TelnetEvent> whole = play(script);
        assertThat(whole).hasSize(7).contains(new TelnetEvent.Line("plain"), new TelnetEvent.Line("last"));

        for (int cut = 1; cut < script.length; cut++) {
            assertThat(play(Arrays.copyOf(script, cut), Arrays.copyOfRange(script, cut, script.length)))
                    .as("cut at %d", cut)
                    .isEqualTo(whole);
        }
        byte[][] single = new byte[script.length][];
        Arrays.setAll(single, i -> new byte[] {script[i]});
        assertThat(play(single)).isEqualTo(whole);
    }

    private static List<TelnetEvent> play(byte[]... packets) {
        try (TelnetPeer peer = new TelnetPeer()) {
            for (byte[] packet : packets) {
                peer.send((Object) packet);
            }
            return peer.events();
        }
    }

    @Test
    void afterTheEndOfAStreamPlainBytesOrAnotherStreamMayFollow() {
        peer.send(BEGINS, finished("one\r\n"), "two\r\n", IAC, SB, MCCP3, IAC, SE);
        deflater.reset();
        peer.send(deflated("three\r\n"));
        deflater.reset();

        assertThat(peer.lines()).containsExactly("one", "two", "three");
    }

    @Test
    void theClientEndsItWithinTheStreamAndIsAnsweredOutsideOfIt() {
        peer.send(BEGINS, finished("one\r\n", IAC, DONT, MCCP3), "two\r\n");

        assertThat(peer.received()).containsExactly(bytes(IAC, WONT, MCCP3));
        assertThat(peer.lines()).containsExactly("one", "two");
    }

    @Test
    void withoutAgreementNothingBegins() {
        peer.send(IAC, SB, MCCP3, IAC, SE, "look\r\n");

        assertThat(peer.lines()).containsExactly("look");
    }

    @Test
    void beginningWithinAStreamChangesNothing() {
        peer.send(BEGINS, deflated(IAC, SB, MCCP3, IAC, SE, "look\r\n"));

        assertThat(peer.lines()).containsExactly("look");
    }

    @Test
    void whatIsNoStreamEndsTheConnectionAndNothingOfItIsRun() {
        peer.send("look\r\n", BEGINS, "who\r\nquit\r\n");

        assertThat(peer.lines()).containsExactly("look");
        assertThat(peer.channel.isActive()).isFalse();
    }

    @Test
    void aStreamThatBreaksIsRunUpToThereAndEndsTheConnection() {
        byte[] stream = deflated("who\r\n");
        peer.send(BEGINS, stream);
        peer.send(0xFF, 0xFF, 0xFF, 0xFF, "quit\r\n");

        assertThat(peer.lines()).containsExactly("who");
        assertThat(peer.channel.isActive()).isFalse();
    }

    @Test
    void aStreamThatWantsADictionaryEndsTheConnection() {
        Deflater other = new Deflater();
        other.setDictionary(bytes("look who say"));
        other.setInput(bytes("look\r\n"));
        byte[] buffer = new byte[100];
        int size = other.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
        other.end();
        peer.send(BEGINS, Arrays.copyOf(buffer, size));

        assertThat(peer.events()).isEmpty();
        assertThat(peer.channel.isActive()).isFalse();
    }

    @Test
    void aBombEndsTheConnectionBeforeItIsInflated() {
        byte[] bomb = deflated("a".repeat(100 << 20));
        peer.send(BEGINS, bomb);
        peer.channel.runPendingTasks();

        assertThat(peer.channel.isActive()).isFalse();
        assertThat(peer.events()).isEmpty();
    }

    @Test
    void manySmallBombsAreOneBomb() {
        peer.send(IAC, DO, MCCP3);
        for (int i = 0; i < 40 && peer.channel.isActive(); i++) {
            deflater.reset();
            peer.send(IAC, SB, MCCP3, IAC, SE, finished("\0".repeat(20_000)));
            peer.channel.runPendingTasks();
        }

        assertThat(peer.channel.isActive()).isFalse();
    }

    @Test
    void aLongPasteIsNoBomb() {
        StringBuilder paste = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            paste.append("@describe here=It is the ").append(i).append("th room of this kind.\r\n");
        }
        peer.send(BEGINS, deflated(paste.toString()));
        for (int turn = 0; turn < 1000; turn++) {
            peer.channel.runPendingTasks();
        }

        assertThat(peer.channel.isActive()).isTrue();
        assertThat(peer.lines()).hasSize(20_000);
    }

    @Test
    void aSessionThatStopsReadingGetsNoLineMoreAndLosesNone() {
        List<String> lines = new ArrayList<>();
        EmbeddedChannel channel =
                new EmbeddedChannel(new TelnetCodec(), new SimpleChannelInboundHandler<TelnetEvent>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext ctx, TelnetEvent event) {
                        lines.add(((TelnetEvent.Line) event).text());
                        ctx.channel().config().setAutoRead(false);
                    }
                });
        StringBuilder typed = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            expected.add("line " + i);
            typed.append("line ").append(i).append("\r\n");
        }
        channel.writeInbound(Unpooled.wrappedBuffer(bytes(BEGINS, deflated(typed.toString()))));
        for (int i = 1; i <= expected.size(); i++) {
            assertThat(lines).hasSize(i);
            channel.config().setAutoRead(true);
            channel.runPendingTasks();
        }

        assertThat(lines).isEqualTo(expected);
        channel.finishAndReleaseAll();
    }

    private byte[] deflated(Object... parts) {
        deflater.setInput(bytes(parts));
        return drain(Deflater.SYNC_FLUSH);
    }

    private byte[] finished(Object... parts) {
        deflater.setInput(bytes(parts));
        deflater.finish();
        return drain(Deflater.NO_FLUSH);
    }

    private byte[] drain(int flush) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[10_000];
        int size;
        do {
            size = deflater.deflate(buffer, 0, buffer.length, flush);
            all.write(buffer, 0, size);
        } while (size == buffer.length);
        return all.toByteArray();
    }
}
