package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * What Jazzer feeds to the whole codec, decoding, negotiation and all options: see "Fuzzing" in the README. Whatever
 * bytes come, nothing is thrown; lines are lines; answers do not outgrow what was asked; and how the bytes were cut into
 * reads makes no difference to what was typed.
 */
public final class TelnetFuzz {
    private static final int MOST_ANSWERED_FOR_A_BYTE = 64;
    private static final int MOST_ANSWERED_AT_ALL = 1 << 16;

    private TelnetFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        List<String> whole = typed(data, data.length);
        for (int length = 1; length <= 3 && length < data.length; length++) {
            List<String> pieces = typed(data, length);
            if (!pieces.equals(whole)) {
                throw new AssertionError(
                        "in pieces of " + length + ": " + pieces.size() + " lines; whole: " + whole.size());
            }
        }
    }

    private static List<String> typed(byte[] data, int length) {
        EmbeddedChannel channel = new EmbeddedChannel(new TelnetCodec(() -> 0));
        List<String> lines = new ArrayList<>();
        try {
            for (int at = 0; at < data.length && channel.isActive(); at += length) {
                channel.writeInbound(Unpooled.copiedBuffer(data, at, Math.min(length, data.length - at)));
                channel.checkException();
                takeLines(channel, lines);
            }
            long answered = answered(channel);
            if (answered > MOST_ANSWERED_AT_ALL + (long) MOST_ANSWERED_FOR_A_BYTE * data.length) {
                throw new AssertionError(data.length + " bytes were answered with " + answered);
            }
        } finally {
            channel.finishAndReleaseAll();
        }
        return lines;
    }

    private static void takeLines(EmbeddedChannel channel, List<String> lines) {
        for (Object event = channel.readInbound(); event != null; event = channel.readInbound()) {
            if (event instanceof TelnetEvent.Line line) {
                if (line.text().chars().anyMatch(Character::isISOControl)) {
                    throw new AssertionError("a control character came through");
                }
                lines.add(line.text());
            } else if (event instanceof TelnetEvent.LineTooLong) {
                lines.add("(too long)");
            }
        }
    }

    private static long answered(EmbeddedChannel channel) {
        long bytes = 0;
        for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            bytes += ((ByteBuf) out).readableBytes();
            ReferenceCountUtil.release(out);
        }
        return bytes;
    }
}
