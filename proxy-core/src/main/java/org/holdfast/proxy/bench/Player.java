package org.holdfast.proxy.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A client of the load generator: logs in, then sends {@code ping}s and sees the answers come. It looks at as little of
 * what it is sent as it can, for it shares the machine with what is measured: an answer is a {@value #ANSWER}, which
 * comes back once from the game and from an echo, and a mark is a {@value #MARK}. Owned by its event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a connection that is lost completes "over"
final class Player extends ChannelInboundHandlerAdapter {
    static final char ANSWER = '#';
    static final char MARK = '~';

    private static final ByteBuf PING = Unpooled.unreleasableBuffer(
            Unpooled.directBuffer().writeBytes("ping #1234567\r\n".getBytes(StandardCharsets.US_ASCII)));
    private static final int MOST_LINES = 256;
    private static final ByteBuf PINGS = pings();

    private static final byte IAC = (byte) 255;
    private static final byte GO_AHEAD = (byte) 249;
    private static final int SENT = 1024;

    private final String name;
    private final String password;
    private final Counts counts;
    private final CompletableFuture<Player> playing = new CompletableFuture<>();
    private final ByteProcessor look = this::look;
    private final long[] sentAt = new long[SENT];

    private @Nullable Channel channel;
    private int prompts;
    private byte last;
    private long now;
    private long sent;
    private long answered;
    private int depth;
    private int toSend;

    /** What all players of one event loop count together. The numbers are for any thread; the times are for that loop. */
    static final class Counts {
        final AtomicLong answers = new AtomicLong();
        final AtomicLong marks = new AtomicLong();
        final AtomicInteger lost = new AtomicInteger();
        volatile boolean timing;
        final Latencies latencies = new Latencies();
        final Latencies seen = new Latencies();

        /** {@link System#nanoTime()} when the mark was made that is under way. */
        volatile long markedAt;
    }

    /** @param name to log in with; empty for a server that has no login */
    Player(String name, String password, Counts counts) {
        this.name = name;
        this.password = password;
        this.counts = counts;
    }

    /** Completes when the player is in the game. */
    CompletionStage<Player> playing() {
        return playing;
    }

    Channel channel() {
        if (channel == null) {
            throw new IllegalStateException("not connected");
        }
        return channel;
    }

    private static ByteBuf pings() {
        ByteBuf pings = Unpooled.directBuffer(MOST_LINES * PING.readableBytes());
        for (int i = 0; i < MOST_LINES; i++) {
            pings.writeBytes(PING.duplicate());
        }
        return Unpooled.unreleasableBuffer(pings);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (name.isEmpty()) {
            playing.complete(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        counts.lost.incrementAndGet();
        playing.completeExceptionally(new IllegalStateException("a connection was lost"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        now = System.nanoTime();
        in.forEachByte(look);
        in.release();
    }

    private boolean look(byte b) {
        if (b == ANSWER) {
            answered();
        } else if (b == MARK) {
            counts.marks.incrementAndGet();
            counts.seen.add(now - counts.markedAt);
        } else if (b == GO_AHEAD && last == IAC && !playing.isDone()) {
            prompted();
        }
        last = b;
        return true;
    }

    private void prompted() {
        prompts++;
        if (prompts == 1) {
            type(name);
        } else if (prompts == 2) {
            type(password);
        } else {
            playing.complete(this);
        }
    }

    private void answered() {
        counts.answers.incrementAndGet();
        if (counts.timing) {
            counts.latencies.add(now - sentAt[(int) (answered % SENT)]);
        }
        answered++;
        toSend += depth > 0 ? 1 : 0;
    }

    /** Sends what takes the place of what was answered, when half of it was: as a client does that sends in bulk. */
    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (toSend > 0 && toSend >= depth / 2) {
            send(toSend);
            toSend = 0;
        }
    }

    private void send(int lines) {
        sent += lines;
        channel().writeAndFlush(PINGS.retainedSlice(0, lines * PING.readableBytes()));
    }

    /** From now on so many pings are under way all the time; 0 to stop. */
    void pipeline(int lines) {
        channel().eventLoop().execute(() -> {
            boolean begins = depth == 0 && lines > 0;
            depth = lines;
            toSend = 0;
            if (begins) {
                send(lines);
            }
        });
    }

    /** Sends one ping, which counts from when it was due; on the event loop. */
    void ping(long due) {
        sentAt[(int) (sent % SENT)] = due;
        send(1);
    }

    void type(String line) {
        channel().writeAndFlush(Unpooled.copiedBuffer(line + "\r\n", StandardCharsets.UTF_8));
    }

    boolean isWaiting() {
        return sent > answered;
    }
}
