package org.holdfast.proxy.telnet;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.channels.ClosedChannelException;
import java.util.function.LongSupplier;
import org.holdfast.proxy.telnet.OutputEncoder.PromptEnd;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.holdfast.proxy.telnet.Telnet.AYT;
import static org.holdfast.proxy.telnet.Telnet.EC;
import static org.holdfast.proxy.telnet.Telnet.EL;
import static org.holdfast.proxy.telnet.Telnet.IAC;

/**
 * Telnet, as a stage of a channel's pipeline: bytes in, {@link TelnetEvent}s up; {@link TelnetOutput} down, bytes out.
 * One for each connection; owned by its event loop; every byte that the connection is sent passes here, in the order of
 * the writes, negotiation included.
 *
 * <p><b>Reading on demand.</b> While the channel's auto-read is off no line comes up, not even one that was read
 * already: the rest of the buffer is held, undecoded, and the socket is not read. When auto-read is
 * turned on again the rest is decoded, in a task of its own, so that turning it on never calls back into the caller.
 * What is still held when the connection ends is dropped.
 *
 * <p><b>Answers.</b> To negotiation are given here, and flushed when the bytes at hand are decoded. Everything else
 * is flushed by who wrote it.
 *
 * <table>
 * <caption>Limits, beside those of {@link TelnetParser} and {@link LineAssembler}</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>negotiations, subnegotiations, AYT</td><td>{@link CommandBudget}</td><td>the connection is closed</td></tr>
 * <tr><td>compressed input</td><td>{@link CompressedInput}</td><td>the connection is closed</td></tr>
 * <tr><td>of it, bytes inflated at once</td><td>{@value #MAX_INFLATED_AT_ONCE}</td>
 *     <td>the rest waits until other connections had their turn</td></tr>
 * <tr><td>{@link TelnetEvent.TerminalChanged}</td><td>one before a line, one for each read</td>
 *     <td>changes in between are not reported</td></tr>
 * </table>
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
public final class TelnetCodec extends ChannelDuplexHandler {
    private static final Logger log = LoggerFactory.getLogger(TelnetCodec.class);

    private static final long MAX_INFLATED_AT_ONCE = 64 << 10;

    private final CommandBudget budget;
    private final TelnetParser parser = new TelnetParser();
    private final Received received = new Received();
    private final LineAssembler line = new LineAssembler();
    private final TerminalProfile profile = new TerminalProfile();
    private final OutputEncoder encoder = new OutputEncoder(profile);
    private final CompressedInput compressedInput = new CompressedInput();
    private final TelnetOptions options = new TelnetOptions(new ToClient(), profile, new Streams(), this::passUp);

    @SuppressWarnings("NullAway.Init") // set when the codec is added to its pipeline, before anything can happen to it
    private ChannelHandlerContext context;

    /** An answer that could not be sent would be missing; the end of the pipeline closes then. */
    private final ChannelFutureListener answer = sent -> {
        if (!sent.isSuccess() && !(sent.cause() instanceof ClosedChannelException)) {
            context.fireExceptionCaught(sent.cause());
        }
    };

    private @Nullable CompressedOutput compressedOutput;
    private @Nullable ByteBuf held;
    private boolean broken;
    private boolean decoding;
    private boolean resuming;
    private boolean answered;

    /** With the default limit of negotiations. */
    public TelnetCodec() {
        this(CommandBudget.PER_SECOND);
    }

    /** Allows so many negotiations, subnegotiations and AYT a second over time; 0 = no limit. */
    public TelnetCodec(int negotiationsPerSecond) {
        budget = new CommandBudget(System::nanoTime, negotiationsPerSecond);
    }

    /** With a clock like {@link System#nanoTime()}. */
    TelnetCodec(LongSupplier nanoTime) {
        budget = new CommandBudget(nanoTime, CommandBudget.PER_SECOND);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        options.begin();
        flushAnswers();
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        ByteBuf bytes = (ByteBuf) msg;
        if (broken) {
            bytes.release();
            return;
        }
        held = held == null ? bytes : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), held, bytes);
        decode();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        reportTerminal();
        flushAnswers();
        ctx.fireChannelReadComplete();
    }

    /** Reads from the socket only once that which was read before is used up. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (!hasMore()) {
            ctx.read();
        } else if (!decoding && !resuming) {
            resuming = true;
            ctx.executor().execute(this::resume);
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object msg, ChannelPromise promise) {
        if (msg instanceof TelnetOutput output) {
            ToWrite toWrite = new ToWrite();
            output.dispatch(toWrite);
            if (toWrite.bytes.isReadable()) {
                send(toWrite.bytes, promise);
            } else {
                toWrite.bytes.release();
                promise.trySuccess();
            }
        } else {
            send((ByteBuf) msg, promise);
        }
    }

    /** Ends a compressed stream as it should be, for a client that checks. */
    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (compressedOutput != null && ctx.channel().isActive()) {
            endCompression();
            ctx.flush();
        }
        ctx.close(promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        dropHeld();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        dropHeld();
    }

    private void resume() {
        resuming = false;
        if (hasMore()) {
            decode();
            channelReadComplete(context);
        }
        if (context.channel().config().isAutoRead()) {
            read(context);
        }
    }

    /** Decodes all that there is, as long as it is wanted; of what is inflated a part at a time, for others wait. */
    private void decode() {
        long enough = compressedInput.made() + MAX_INFLATED_AT_ONCE;
        decoding = true;
        try {
            while (mayGoOn() && compressedInput.made() < enough) {
                ByteBuf next = nextBytes();
                if (!next.isReadable()) {
                    break;
                }
                parser.next(next, received);
            }
        } catch (CompressedInput.BadStreamException e) {
            log.debug("A client is disconnected: {}", e.getMessage());
            broken = true;
            context.close();
        } finally {
            decoding = false;
            if (!context.channel().isActive() || (held != null && !held.isReadable())) {
                dropHeld();
            }
        }
    }

    /** What is to be decoded next: of what came in, or of what that inflates to. */
    private ByteBuf nextBytes() throws CompressedInput.BadStreamException {
        ByteBuf raw = held == null ? Unpooled.EMPTY_BUFFER : held;
        if (compressedInput.isOn()) {
            ByteBuf inflated = compressedInput.next(raw);
            if (inflated.isReadable() || compressedInput.isOn()) {
                return inflated;
            }
        }
        return raw;
    }

    private boolean hasMore() {
        return !broken && (held != null || compressedInput.hasMore());
    }

    private boolean mayGoOn() {
        return !broken
                && context.channel().config().isAutoRead()
                && context.channel().isActive();
    }

    private void dropHeld() {
        if (decoding) {
            return;
        }
        ByteBuf dropped = held;
        if (dropped != null) {
            held = null; // first: what fails to be released must not be released again
            dropped.release();
        }
        if (!context.channel().isActive()) {
            compressedInput.end();
        }
    }

    private void reportTerminal() {
        profile.takeChange().ifPresent(terminal -> context.fireChannelRead(new TelnetEvent.TerminalChanged(terminal)));
    }

    /** What became known of the client before comes before. */
    private void passUp(TelnetEvent event) {
        reportTerminal();
        context.fireChannelRead(event);
    }

    private void flushAnswers() {
        if (answered) {
            answered = false;
            context.flush();
        }
    }

    private void answer(ByteBuf bytes) {
        answered = true;
        send(bytes, context.newPromise().addListener(answer));
    }

    /** Every byte that is sent passes here, in its order; text and compressed text never mix. */
    private void send(ByteBuf bytes, ChannelPromise promise) {
        context.write(compressedOutput == null ? bytes : compressedOutput.write(context.alloc(), bytes), promise);
    }

    private void endCompression() {
        if (compressedOutput != null) {
            ByteBuf end = compressedOutput.end(context.alloc());
            compressedOutput = null;
            context.write(end).addListener(answer);
        }
    }

    /** What the client sent. */
    private final class Received implements TelnetParser.Sink {
        @Override
        public void text(ByteBuf in, int length) {
            line.append(in, length);
        }

        @Override
        public void escapedText() {
            line.append(IAC);
        }

        @Override
        public void lineEnd() {
            passUp(line.end(profile.charset().typed()));
        }

        @Override
        public void command(int command) {
            switch (command) {
                case EC -> line.append('\b');
                case EL -> line.erase();
                case AYT -> {
                    if (withinBudget()) {
                        context.fireChannelRead(new TelnetEvent.AreYouThere());
                    }
                }
                default -> {} // BRK, IP, AO, NOP and the like ask for nothing that a line-by-line server could do
            }
        }

        @Override
        public void negotiation(int verb, int option) {
            if (withinBudget()) {
                options.negotiation(verb, option);
            }
        }

        @Override
        public void subnegotiation(int option, byte[] content) {
            if (withinBudget()) {
                options.subnegotiation(option, content);
            }
        }

        @Override
        public void subnegotiationTooLong(int option) {
            if (withinBudget()) {
                options.subnegotiationTooLong(option);
            }
        }

        private boolean withinBudget() {
            if (budget.take()) {
                return true;
            }
            log.debug("A client that negotiates without end is disconnected");
            context.close();
            return false;
        }
    }

    /** How options speak. */
    private final class ToClient implements TelnetOption.Wire {
        @Override
        public void negotiate(int verb, int option) {
            answer(encoder.negotiation(context.alloc(), verb, option));
        }

        @Override
        public void subnegotiate(int option, byte... content) {
            answer(encoder.subnegotiation(context.alloc(), option, content));
        }
    }

    /** What may be compressedOutput. */
    private final class Streams implements Compression {
        @Override
        public void beginOutput() {
            compressedOutput = new CompressedOutput();
        }

        @Override
        public void endOutput() {
            endCompression();
        }

        @Override
        public void beginInput() {
            compressedInput.begin();
        }
    }

    /** The bytes of one output. */
    private final class ToWrite implements TelnetOutput.Handler {
        private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

        @Override
        public void lines(TelnetOutput.Lines output) {
            bytes = encoder.lines(context.alloc(), output.text());
        }

        @Override
        public void sharedLines(TelnetOutput.SharedLines output) {
            bytes = encoder.sharedLines(output);
        }

        @Override
        public void prompt(TelnetOutput.Prompt output) {
            bytes = encoder.prompt(context.alloc(), output.text(), promptEnd());
        }

        @Override
        public void echo(TelnetOutput.Echo output) {
            options.echo().hide(output.hidden());
        }

        @Override
        public void data(TelnetOutput.Data output) {
            options.data(output.packageName(), output.data());
        }

        @Override
        public void status(TelnetOutput.Status output) {
            options.status(output.values());
        }

        @Override
        public void beginMarkup(TelnetOutput.BeginMarkup output) {
            options.beginMarkup();
        }

        private PromptEnd promptEnd() {
            if (options.endsRecords()) {
                return PromptEnd.EOR_MARK;
            }
            return options.suppressesGoAhead() ? PromptEnd.NOTHING : PromptEnd.GO_AHEAD;
        }
    }
}
