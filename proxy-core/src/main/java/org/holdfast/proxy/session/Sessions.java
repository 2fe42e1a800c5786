package org.holdfast.proxy.session;

import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.host.HostListener;
import org.holdfast.proxy.host.SessionOutput;
import org.holdfast.proxy.render.Renderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections and all sessions, and the way from turns that may be shown to those who see them.
 *
 * <p>Usable on any thread. There is at most one session of a character: opening a second one is a takeover, decided
 * under the same lock as the end of a session, so that a module sees the end of one before the beginning of the next.
 */
public final class Sessions implements SessionOutput, HostListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionOptions options;
    private final AccountService accounts;
    private final Renderer renderer;
    private final MarkupReport markup;
    private final Consumer<ToModule> module;
    private final HostCommands commands;
    private final InstantSource clock;
    private final Instant since;

    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<SessionId, Session> byId = new ConcurrentHashMap<>();
    private final Map<String, Session> byCharacter = new HashMap<>();
    private final Object lock = new Object();

    /** What whoever comes now is told; guarded by the lock. */
    private @Nullable Text ending;

    private volatile Pause pause = Pause.NO_WORLD;
    private volatile boolean stalled;
    private volatile Advertised advertised = Advertised.NOTHING;

    /** @param module takes the messages of the sessions; does not wait */
    public Sessions(
            SessionOptions options,
            AccountService accounts,
            Renderer renderer,
            Consumer<ToModule> module,
            HostCommands commands,
            InstantSource clock) {
        this.options = options;
        this.accounts = accounts;
        this.renderer = renderer;
        this.markup = new MarkupReport(renderer, LOG::warn);
        this.module = module;
        this.commands = commands;
        this.clock = clock;
        this.since = clock.instant();
        accounts.onChange(this::accountChanged);
    }

    /**
     * The last stage of a new telnet connection's pipeline.
     *
     * @param address where the player is
     * @param secure whether what is typed cannot be read on the way
     */
    public ChannelHandler newConnection(InetAddress address, boolean secure) {
        return new ConnectionHandler(this, address, secure);
    }

    /** Tells lists of games this from now on. */
    public void advertise(Advertised changed) {
        advertised = changed;
    }

    /** What crawlers are told, in the names of MSSP. */
    Map<String, String> status() {
        return ServerStatus.of(options.serverName(), byId.size(), since, advertised);
    }

    /** Tells every player something, at once, whatever the world is doing. */
    public void announce(Text text) {
        notice(text, byId.values().stream());
    }

    /** Tells every admin who plays something, likewise. */
    public void tellAdmins(Text text) {
        notice(
                text,
                byId.values().stream()
                        .filter(session -> session.account().role().atLeast(Role.ADMIN)));
    }

    private void notice(Text text, Stream<Session> to) {
        Shared shared = new Shared(renderer, text);
        to.forEach(session -> session.later(() -> session.notice(shared)));
    }

    /** Tells every player, and everyone who comes meanwhile, that the world stands still, or that it goes on. */
    public void stalled(boolean standsStill) {
        stalled = standsStill;
        byId.values().forEach(session -> session.later(session::tellOfStall));
    }

    /** Ends every session and closes every connection, with a last text. None begins afterwards. */
    public void endAll(Text goodbye) {
        synchronized (lock) {
            ending = goodbye;
        }
        byId.values().forEach(session -> handOver(() -> session.later(() -> session.end(Reason.SHUTDOWN, goodbye))));
        // Connections that are still logging in have no session to end.
        connections.forEach(connection -> handOver(() -> connection.closeUnlessPlaying(goodbye)));
    }

    /** An event loop that has ended, which may be why everybody has to leave, takes nothing any more. */
    private static void handOver(Runnable task) {
        try {
            task.run();
        } catch (RejectedExecutionException e) {
            LOG.debug("an event loop has ended; nobody on it can be told anything");
        }
    }

    /**
     * Waits until no connection is left; by then the module has been posted the end of every session.
     *
     * @return whether that came within the time
     */
    public boolean awaitNobody(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        synchronized (lock) {
            long left = end - System.nanoTime();
            while (!connections.isEmpty() && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
                left = end - System.nanoTime();
            }
            return connections.isEmpty();
        }
    }

    SessionOptions options() {
        return options;
    }

    AccountService accounts() {
        return accounts;
    }

    Renderer renderer() {
        return renderer;
    }

    HostCommands commands() {
        return commands;
    }

    Pause pause() {
        return pause;
    }

    boolean stalled() {
        return stalled;
    }

    Instant now() {
        return clock.instant();
    }

    void post(ToModule message) {
        module.accept(message);
    }

    void connected(Connection connection) {
        connections.add(connection);
    }

    void disconnected(Connection connection) {
        synchronized (lock) {
            connections.remove(connection);
            lock.notifyAll();
        }
    }

    /** Those who play, by name. */
    List<Session> playing() {
        return byId.values().stream()
                .sorted(Comparator.comparing(session -> session.character().name()))
                .toList();
    }

    /** The session of a character's name, whatever its case. */
    Optional<Session> playing(String name) {
        return byId.values().stream()
                .filter(session -> session.character().name().equalsIgnoreCase(name))
                .findAny();
    }

    /**
     * Lets a connection play a character: in a new session, or in the one that there is. Called on the connection's
     * event loop, which does not own the connection afterwards.
     */
    void open(Account account, CharacterRef character, Connection connection) {
        Session begun = new Session(this, account, character, connection);
        Session entered;
        @Nullable Text goodbye;
        synchronized (lock) {
            goodbye = ending;
            entered = goodbye == null ? presentOr(begun) : begun;
        }
        if (goodbye != null) {
            connection.close(goodbye);
        } else if (entered == begun) {
            connection.joins(begun.loop());
            begun.begin(connection);
        } else {
            connection.joins(entered.loop());
            entered.later(() -> takeOver(entered, account, connection));
        }
    }

    /** The session that there is of a character, or else this one. The caller has the lock. */
    private Session presentOr(Session begun) {
        Session present = byCharacter.putIfAbsent(begun.character().id(), begun);
        if (present == null) {
            byId.put(begun.id(), begun);
        }
        return present == null ? begun : present;
    }

    /** On the session's event loop. The session may have ended meanwhile; then a new one begins. */
    private void takeOver(Session session, Account account, Connection connection) {
        if (session.hasEnded()) {
            connection.returnToChannel(() -> open(account, session.character(), connection));
        } else {
            session.takeOver(connection);
        }
    }

    /** On the session's event loop. */
    void ended(Session session, Reason reason) {
        synchronized (lock) {
            byId.remove(session.id());
            byCharacter.remove(session.character().id());
            post(new ToModule.SessionClosed(session.id(), reason));
        }
    }

    private void accountChanged(Account account) {
        byId.values().stream()
                .filter(session -> session.account().id().equals(account.id()))
                .forEach(session -> session.later(() -> session.accountChanged(account)));
    }

    @Override
    public void show(ShownTurn turn) {
        Showing showing = new Showing(turn.message());
        turn.output().forEach(message -> message.dispatch(showing));
        Session cause = null;
        ToModule message = turn.message().orElse(null);
        if (message instanceof ToModule.Input input) {
            cause = showing.to(input.session(), session -> session.answered(input, turn.ending()));
        } else if (message instanceof ToModule.ClientData said) {
            cause = showing.to(said.session(), Session::documentAnswered);
        } else if (message instanceof ToModule.SessionOpened opened) {
            cause = showing.to(opened.session().id(), session -> session.opened(turn.ending()));
        } else if (message instanceof ToModule.SessionResumed resumed) {
            cause = showing.to(resumed.session().id(), session -> session.opened(turn.ending()));
        }
        showing.handOver(cause);
    }

    /**
     * Hands the messages of one turn to the sessions that they are for, to each all of them at once: what a turn says goes
     * out in one piece.
     */
    private final class Showing implements FromModule.Handler {
        private final Optional<ToModule> handled;
        private final Map<Session, List<Consumer<Session>>> seenBy = new LinkedHashMap<>(2);

        Showing(Optional<ToModule> handled) {
            this.handled = handled;
        }

        @Override
        public void tell(FromModule.Tell message) {
            to(message.to(), session -> session.tell(lookedAt(message.text()), message.delivery()));
        }

        @Override
        public void broadcast(FromModule.Broadcast message) {
            Shared shared = new Shared(renderer, lookedAt(message.text()));
            for (SessionId id : message.to()) {
                to(id, session -> session.tell(shared, message.delivery()));
            }
        }

        @Override
        public void prompt(FromModule.Prompt message) {
            to(message.to(), session -> session.prompt(lookedAt(message.text()), message.secret()));
        }

        @Override
        public void sendData(FromModule.SendData message) {
            to(message.to(), session -> session.show(message.packageName(), message.data()));
        }

        @Override
        public void close(FromModule.Close message) {
            to(message.session(), session -> session.end(Reason.QUIT, lookedAt(message.goodbye())));
        }

        @Override
        public void wakeAt(FromModule.WakeAt message) {
            // Between the module and the host.
        }

        @Override
        public void send(FromModule.Send message) {
            // Between modules.
        }

        @Override
        public void call(FromModule.Call message) {
            // Between modules.
        }

        @Override
        public void answer(FromModule.Answer message) {
            // Between modules.
        }

        private Text lookedAt(Text text) {
            markup.look(text, handled);
            return text;
        }

        private @Nullable Session to(SessionId id, Consumer<Session> action) {
            @Nullable Session session = byId.get(id);
            if (session != null) {
                seenBy.computeIfAbsent(session, any -> new ArrayList<>(3)).add(action);
            }
            return session;
        }

        /** @param cause the session that was answered by what it is handed */
        void handOver(@Nullable Session cause) {
            seenBy.forEach((session, actions) -> {
                if (session != cause) {
                    actions.add(Session::turnEnded);
                }
                session.later(actions);
            });
        }
    }

    @Override
    public void live(int generation) {
        becomes(Pause.NONE);
    }

    @Override
    public void noWorld(String reason) {
        becomes(Pause.NO_WORLD);
    }

    @Override
    public void blurred() {
        if (pause == Pause.NONE) {
            becomes(Pause.SWAP);
        }
    }

    @Override
    public void clear() {
        if (pause == Pause.SWAP) {
            becomes(Pause.NONE);
        }
    }

    private void becomes(Pause next) {
        pause = next;
        Collection<Session> all = byId.values();
        if (next == Pause.NONE) {
            all.forEach(session -> session.later(session::tellOfEndOfPause));
        } else {
            all.forEach(session -> session.later(session::tellOfPause));
        }
    }
}
