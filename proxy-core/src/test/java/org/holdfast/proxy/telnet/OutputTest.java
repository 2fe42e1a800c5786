package org.holdfast.proxy.telnet;

import io.netty.channel.ChannelFuture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.GA;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class OutputTest {
    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void lineEndsAreCrLfAndTextIsUtf8() {
        peer.write(new TelnetOutput.Lines("a\n\nb\r\nc \u20AC \uD83D\uDE00\n"));

        assertThat(peer.received()).containsExactly(bytes("a\r\n\r\nb\r\nc \u20AC \uD83D\uDE00\r\n"));
    }

    @Test
    void halfACharacterDoesNotBreakTheStream() {
        peer.write(new TelnetOutput.Lines("a\uD83Db\n"));

        assertThat(peer.received()).containsExactly(bytes("a?b\r\n"));
    }

    @Test
    void aPromptHasNoLineEndButAMark() {
        peer.write(new TelnetOutput.Prompt("Exits: n\n> "));

        assertThat(peer.received()).containsExactly(bytes("Exits: n\r\n> ", IAC, GA));
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored")
    void everythingGoesOutInTheOrderOfTheWrites() {
        peer.channel.write(new TelnetOutput.Lines("Hello\n"));
        peer.channel.write(new TelnetOutput.Echo(true));
        peer.channel.write(new TelnetOutput.Prompt("Password: "));
        peer.channel.write(new TelnetOutput.SharedLines("shared\n"));
        assertThat(peer.received()).isEmpty();

        peer.channel.flush();

        assertThat(peer.received())
                .containsExactly(bytes("Hello\r\n", IAC, WILL, EchoOption.CODE, "Password: ", IAC, GA, "shared\r\n"));
    }

    @Test
    void sharedLinesAreMadeBytesOfOnceForEachCharacterSet() {
        TelnetOutput.SharedLines shared = new TelnetOutput.SharedLines("caf\u00E9\n");
        TerminalProfile latin = new TerminalProfile();
        latin.agreedCharset(TextCharset.LATIN_1);
        List<byte[]> sent = Stream.of(new TerminalProfile(), latin, new TerminalProfile(), latin)
                .map(profile -> new OutputEncoder(profile).sharedLines(shared).array())
                .toList();

        assertThat(sent.get(0)).containsExactly(bytes("caf\u00E9\r\n")).isSameAs(sent.get(2));
        assertThat(sent.get(1)).containsExactly(bytes("caf", 0xE9, "\r\n")).isSameAs(sent.get(3));
    }

    @Test
    void aWriteIsDoneEvenIfThereWasNothingToSend() {
        ChannelFuture unchanged = peer.channel.writeAndFlush(new TelnetOutput.Echo(false));
        ChannelFuture empty = peer.channel.writeAndFlush(new TelnetOutput.Lines(""));

        assertThat(unchanged.isSuccess()).isTrue();
        assertThat(empty.isSuccess()).isTrue();
        assertThat(peer.received()).isEmpty();
    }
}
