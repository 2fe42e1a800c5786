package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.SB;
import static org.holdfast.proxy.telnet.Telnet.SE;

/** The client at the other end of a codec: sends bytes, sees the bytes that come back and the events that went up. */
final class TelnetPeer implements AutoCloseable {
    final EmbeddedChannel channel;
    private long nanos;

    /** A client that has just connected and ignores what it was offered. */
    TelnetPeer() {
        channel = new EmbeddedChannel(new TelnetCodec(() -> nanos));
        received();
    }

    void passTime(long nanos) {
        this.nanos += nanos;
    }

    /** Sends text (UTF-8) and bytes (integers), in one packet. */
    TelnetPeer send(Object... parts) {
        channel.writeInbound(Unpooled.wrappedBuffer(bytes(parts)));
        return this;
    }

    TelnetPeer sendSubnegotiation(int option, Object... content) {
        return send(IAC, SB, option, bytes(content), IAC, SE);
    }

    void write(TelnetOutput output) {
        channel.writeOutbound(output);
    }

    /** What was received since the last call. */
    byte[] received() {
        return received(channel);
    }

    static byte[] received(EmbeddedChannel channel) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuf next;
        while ((next = channel.readOutbound()) != null) {
            all.writeBytes(ByteBufUtil.getBytes(next));
            next.release();
        }
        return all.toByteArray();
    }

    /** What went up since the last call. */
    List<TelnetEvent> events() {
        List<TelnetEvent> events = new ArrayList<>();
        TelnetEvent next;
        while ((next = channel.readInbound()) != null) {
            events.add(next);
        }
        return events;
    }

    /** The texts of the lines that went up since the last call; {@code <too long>} for those that were. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (TelnetEvent event : events()) {
            if (event instanceof TelnetEvent.Line line) {
                lines.add(line.text());
            } else if (event instanceof TelnetEvent.LineTooLong) {
                lines.add("<too long>");
            }
        }
        return lines;
    }

    /** What is known of the terminal after all that was sent since the last call. */
    Terminal terminal() {
        Terminal terminal = Terminal.UNKNOWN;
        for (TelnetEvent event : events()) {
            if (event instanceof TelnetEvent.TerminalChanged changed) {
                terminal = changed.terminal();
            }
        }
        return terminal;
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }

    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer b) {
                all.write(b);
            } else if (part instanceof byte[] some) {
                all.writeBytes(some);
            } else {
                all.writeBytes(((String) part).getBytes(StandardCharsets.UTF_8));
            }
        }
        return all.toByteArray();
    }
}
