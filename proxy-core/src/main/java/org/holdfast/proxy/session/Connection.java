package org.holdfast.proxy.session;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.TelnetOutput;
import org.holdfast.proxy.telnet.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * A socket, from being accepted to being closed.
 *
 * <p>Owned by its channel's event loop until it joins a session, and by the session's event loop from then on: see
 * {@link #joins}. The channel's events are forwarded there in their order.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
final class Connection {
    /** How long a client that reads slowly, or not at all, may take for its goodbye. */
    static final int LEAVING_SECONDS = 5;

    private final Channel channel;
    private final InetAddress address;
    private final boolean secure;
    private final Sessions sessions;
    private final Screen screen;
    private final ReadGate gate;

    /** Read and written on the channel's event loop only. */
    private EventExecutor owner;

    private Phase phase;
    private Terminal terminal = Terminal.UNKNOWN;
    private Preferences preferences = Preferences.NONE;
    private @Nullable Proof proof;
    private boolean changesPassword;

    Connection(Channel channel, InetAddress address, boolean secure, Sessions sessions) {
        this.channel = channel;
        this.address = address;
        this.secure = secure;
        this.sessions = sessions;
        this.screen = new Screen(channel, sessions.renderer());
        this.gate = new ReadGate(channel);
        this.owner = channel.eventLoop();
        this.phase = Leaving.PHASE;
    }

    /** Greets the player. */
    void begin() {
        LoginPhase login = new LoginPhase(this, sessions);
        phase = login;
        sessions.roster().connected(this);
        login.begin();
    }

    Screen screen() {
        return screen;
    }

    ReadGate gate() {
        return gate;
    }

    Terminal terminal() {
        return terminal;
    }

    /** What the player has set, for everything that is shown from now on. */
    void prefer(Preferences set) {
        preferences = set;
        screen.view(Views.of(terminal, preferences));
    }

    EventExecutor eventLoop() {
        return channel.eventLoop();
    }

    /** Where the player is. */
    InetAddress address() {
        return address;
    }

    /** Whether what the player types cannot be read on the way. */
    boolean secure() {
        return secure;
    }

    /** What its player has shown to log in; once that was done. */
    Proof proof() {
        return Objects.requireNonNull(proof, "nobody has logged in here yet");
    }

    /** Its player has logged in, or has shown more since. */
    void proven(Proof shown) {
        proof = shown;
    }

    /** Whether its player is choosing another password just now: then the old one's end is not this connection's. */
    boolean changesPassword() {
        return changesPassword;
    }

    void changesPassword(boolean does) {
        changesPassword = does;
    }

    /** Whether it has been told goodbye. */
    boolean isLeaving() {
        return phase == Leaving.PHASE;
    }

    /** Shows the client a document, if it wants such; {@link #flush} sends. */
    void show(String packageName, Doc data) {
        channel.write(new TelnetOutput.Data(packageName, data));
    }

    /** Whether what comes next from the player is for this phase. */
    boolean isIn(Phase one) {
        return phase == one;
    }

    /** What comes next from the player is for this phase. */
    void become(Phase next) {
        phase = next;
    }

    /**
     * From now on the connection belongs to a session's event loop. Called on the channel's event loop, which does
     * nothing with it afterwards but to forward.
     */
    void joins(EventExecutor session) {
        owner = session;
    }

    /**
     * Gives the connection back to its channel's event loop, and goes on there, unless its socket is closed by then or it
     * was told goodbye.
     */
    void returnToChannel(Runnable then) {
        channel.eventLoop().execute(() -> {
            owner = channel.eventLoop();
            if (channel.isActive() && !isLeaving()) {
                then.run();
            }
        });
    }

    /** Whether its socket is open, as far as is known; any thread. */
    boolean isOpen() {
        return channel.isActive();
    }

    /** Back to the beginning of the login, told why; called by the session that would not have it. */
    void loginAgain(Text why) {
        returnToChannel(() -> {
            LoginPhase login = new LoginPhase(this, sessions);
            phase = login;
            login.beginAgain(why);
            gate.set(ReadGate.Reason.LOGIN, false);
        });
    }

    /** Closes, with a last text, a connection that has not joined a session; any thread. */
    void closeUnlessPlaying(Text goodbye) {
        channel.eventLoop()
                .execute(() -> inOwner(() -> {
                    if (!(phase instanceof PlayingPhase) && phase != Leaving.PHASE) {
                        phase.lost(); // neither its deadline nor a hash that is running is to come back to it
                        close(goodbye);
                    }
                }));
    }

    /** Sends what was written. */
    void flush() {
        screen.flush();
    }

    /**
     * Shows a last text, and closes when it has been sent, or cannot be within {@value #LEAVING_SECONDS} s. Whatever the
     * player sends meanwhile is not looked at.
     */
    void close(Text goodbye) {
        phase = Leaving.PHASE;
        screen.show(goodbye);
        show("Core.Goodbye", new Doc.Str(screen.plain(goodbye)));
        Future<?> deadline = channel.eventLoop().schedule(() -> channel.close(), LEAVING_SECONDS, TimeUnit.SECONDS);
        channel.closeFuture().addListener(closed -> deadline.cancel(false));
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** The client did something; called on the channel's event loop. */
    void received(TelnetEvent event) {
        inOwner(() -> event.dispatch(new Received()));
    }

    /** The socket is closed; called on the channel's event loop. */
    void gone() {
        inOwner(() -> {
            try {
                phase.lost();
            } finally {
                sessions.roster().disconnected(this);
            }
        });
    }

    private void inOwner(Runnable task) {
        if (owner.inEventLoop()) {
            task.run();
        } else {
            owner.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    // As if it had happened on the channel's own event loop.
                    channel.pipeline().fireExceptionCaught(e);
                }
            });
        }
    }

    private final class Received implements TelnetEvent.Handler {
        @Override
        public void line(TelnetEvent.Line event) {
            boolean secret = screen.lineTyped();
            phase.line(event.text(), secret);
            flush();
        }

        @Override
        public void lineTooLong(TelnetEvent.LineTooLong event) {
            screen.lineTyped();
            phase.lineTooLong(event.limit());
            flush();
        }

        @Override
        public void terminalChanged(TelnetEvent.TerminalChanged event) {
            boolean hadMarkup = terminal.markup();
            terminal = event.terminal();
            screen.view(Views.of(terminal, preferences));
            if (terminal.markup() && !hadMarkup) {
                // What was rendered without MXP is on its way before this.
                channel.writeAndFlush(new TelnetOutput.BeginMarkup());
            }
            phase.terminalChanged(terminal);
        }

        @Override
        public void data(TelnetEvent.Data event) {
            phase.data(event.packageName(), event.data());
            flush();
        }

        @Override
        public void statusAsked(TelnetEvent.StatusAsked event) {
            channel.writeAndFlush(new TelnetOutput.Status(sessions.status()));
        }

        @Override
        public void areYouThere(TelnetEvent.AreYouThere event) {
            screen.show(Notices.stillHere(sessions.options().serverName()));
            screen.uncoverPrompt();
            flush();
        }
    }
}
