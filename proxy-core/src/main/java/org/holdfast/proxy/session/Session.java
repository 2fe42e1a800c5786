package org.holdfast.proxy.session;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule.Delivery;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.telnet.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * One player's presence, shown by zero to many connections.
 *
 * <p>Owned by one event loop for its whole life. Other threads hand it work by {@link #later}, which keeps their order;
 * see {@link SessionWork}.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>lines and documents that wait for the world</td><td>{@value #MOST_WAITING}</td>
 *     <td>the socket is not read</td></tr>
 * <tr><td>lines and documents in a time</td><td>{@link SessionOptions}</td><td>the line is not run, and that is said; a
 *     document is passed over</td></tr>
 * <tr><td>output that the client has not read</td><td>64 KiB, until it is down to 32 KiB</td>
 *     <td>what is {@link Delivery#DROPPABLE} is left out, which is said afterwards; its lines are not read; more is
 *     bounded by the network's side</td></tr>
 * <tr><td>an answer to {@code quit}</td><td>{@value #QUIT_SECONDS} s</td><td>the core ends the session</td></tr>
 * </table>
 */
final class Session {
    /** What the core answers by itself. */
    private static final Set<String> CORE_PACKAGES = Set.of("core", "char.login");

    static final int MOST_WAITING = 256;
    static final int QUIT_SECONDS = 2;

    private final SessionId id = SessionId.random();
    private final Sessions sessions;
    private final CharacterRef character;
    private final EventExecutor loop;
    private final Instant since;
    private final LineLimit limit;

    private final SessionWork work;

    private final List<Connection> connections = new ArrayList<>(1);
    private final OwnSettings settings;
    private volatile Account account;
    private volatile Instant lastTyped;
    private volatile boolean secure;
    private @Nullable SessionInfo told;
    private @Nullable Future<?> idleCheck;
    private long inputs;
    private long answered;
    private int documentsWaiting;
    private Text prompt = Notices.PROMPT;
    private boolean promptIsSecret;

    /** Since when too many lines are waiting for the world; null while they are not. */
    private @Nullable Instant behindSince;

    private boolean toldOfPause;
    private boolean toldOfStall;
    private boolean ended;

    Session(Sessions sessions, Account account, CharacterRef character, Connection first) {
        this.sessions = sessions;
        this.account = account;
        this.character = character;
        this.loop = first.eventLoop();
        this.work = new SessionWork(loop, () -> inputs > answered, this::flush);
        this.since = sessions.now();
        this.lastTyped = since;
        this.limit = new LineLimit(sessions.options());
        this.settings = new OwnSettings(sessions.accounts(), account);
    }

    Sessions sessions() {
        return sessions;
    }

    SessionId id() {
        return id;
    }

    CharacterRef character() {
        return character;
    }

    /** As it was when it last changed; any thread. */
    Account account() {
        return account;
    }

    /** Any thread. */
    Instant since() {
        return since;
    }

    /** When the player last typed something; any thread. */
    Instant lastTyped() {
        return lastTyped;
    }

    /** Whether what the player types cannot be read on the way; any thread. */
    boolean secure() {
        return secure;
    }

    EventExecutor loop() {
        return loop;
    }

    /** Runs this on the session's event loop, after what was handed over before; any thread. */
    void later(Runnable task) {
        work.later(task);
    }

    /** Likewise, one after the other. */
    void later(List<Consumer<Session>> actions) {
        work.later(() -> actions.forEach(action -> SessionWork.runGuarded(() -> action.accept(this))));
    }

    private void flush() {
        connections.forEach(Connection::flush);
    }

    /** The first connection shows the session, and the module is told of it. */
    void begin(Connection first) {
        // It may have changed after the password was checked and before changes could reach this session.
        account = sessions.accounts().byId(account.id()).orElse(account);
        settings.accountChanged(account);
        show(first);
        told = info();
        sessions.post(new ToModule.SessionOpened(told));
        if (account.locked()) {
            end(Reason.BOOTED, Notices.LOCKED);
            return;
        }
        Duration idleTime = sessions.options().idleTime();
        if (!idleTime.isZero()) {
            checkIdle(idleTime);
        }
        if (sessions.pause() == Pause.NO_WORLD) {
            tell(Notices.NO_WORLD);
            toldOfPause = true;
            prompt();
        }
        tellOfStall();
    }

    /** Another connection takes the place of those that there are, which are told. */
    void takeOver(Connection next) {
        for (Connection before : List.copyOf(connections)) {
            before.close(Notices.TAKEN_OVER);
        }
        connections.clear();
        lastTyped = sessions.now();
        show(next);
        told = info();
        sessions.post(new ToModule.SessionResumed(told));
    }

    boolean hasEnded() {
        return ended;
    }

    private void show(Connection connection) {
        connections.add(connection);
        secure = connection.secure();
        connection.prefer(settings.now());
        connection.screen().nextPrompt(prompt, promptIsSecret);
        connection.become(new PlayingPhase(this, connection));
        connection.gate().set(ReadGate.Reason.LOGIN, false);
        connection.gate().set(ReadGate.Reason.WORLD_BEHIND, behindSince != null);
    }

    /** A line from one of the connections. */
    void typed(String line, boolean secret, Connection from) {
        lastTyped = sessions.now();
        promptIsSecret = false;
        if (ended) {
            return;
        }
        if (!secret && !limit.take()) {
            from.screen().show(Notices.tooMuch(line));
            from.screen().promptAgain();
            return;
        }
        if (!secret && sessions.commands().run(line, this, from)) {
            return;
        }
        boolean quits = !secret && line.strip().equalsIgnoreCase("quit");
        if (quits && sessions.pause() == Pause.NO_WORLD) {
            end(Reason.QUIT, Notices.GOODBYE);
            return;
        }
        inputs++;
        sessions.post(new ToModule.Input(id, inputs, line, secret));
        holdIfWorldIsBehind();
        if (quits) {
            long number = inputs;
            var unused = loop.schedule(() -> quitUnanswered(number), QUIT_SECONDS, TimeUnit.SECONDS);
        }
        tellOfPause();
    }

    /** A document from a client. Those of the core's own packages are none of the world's business. */
    void clientSaid(String packageName, Doc data) {
        boolean isCore = ClientInfo.covers(CORE_PACKAGES, packageName);
        if (ended || isCore || !limit.take()) {
            return;
        }
        documentsWaiting++;
        sessions.post(new ToModule.ClientData(id, packageName, data));
        holdIfWorldIsBehind();
    }

    private void holdIfWorldIsBehind() {
        if (waiting() >= MOST_WAITING && behindSince == null) {
            behindSince = sessions.now();
            connections.forEach(each -> each.gate().set(ReadGate.Reason.WORLD_BEHIND, true));
        }
    }

    private void readAgainIfWorldIsThere() {
        if (waiting() <= MOST_WAITING / 2 && behindSince != null) {
            limit.unread(Duration.between(behindSince, sessions.now()));
            behindSince = null;
            connections.forEach(each -> each.gate().set(ReadGate.Reason.WORLD_BEHIND, false));
        }
    }

    private long waiting() {
        return inputs - answered + documentsWaiting;
    }

    /** A line that is lost because it was too long; a secret that was asked for is asked for again, as a secret. */
    void typedTooLong(int limit, Connection from) {
        lastTyped = sessions.now();
        from.screen().show(Notices.tooLong(limit));
        from.screen().prompt(prompt, promptIsSecret);
    }

    private void quitUnanswered(long number) {
        if (answered < number) {
            end(Reason.QUIT, Notices.GOODBYE);
        }
    }

    /** The turn in which the module was told of the session is over. */
    void opened(Ending ending) {
        switch (ending) {
            case DONE -> {}
            case FAILED -> tell(Notices.TURN_FAILED);
            case QUARANTINED -> tell(Notices.STUMBLED);
        }
        prompt();
    }

    /** A turn that answers a line is over. */
    void answered(ToModule.Input input, Ending ending) {
        answered = input.number();
        readAgainIfWorldIsThere();
        switch (ending) {
            case DONE -> {}
            case FAILED -> tell(Notices.TURN_FAILED);
            case QUARANTINED -> tell(input.secret() ? Notices.STUMBLED : Notices.stumbled(input.line()));
        }
        prompt();
    }

    /** A turn that answers a document is over. */
    void documentAnswered() {
        documentsWaiting--;
        readAgainIfWorldIsThere();
        turnEnded();
    }

    /** Shows every client that wants it a document. */
    void show(String packageName, Doc data) {
        connections.forEach(connection -> connection.show(packageName, data));
    }

    /** Shows a text on every connection. */
    void tell(Text text) {
        connections.forEach(connection -> connection.screen().show(text));
    }

    /** Likewise; one that may be left out is shown to those alone who have read what there is. */
    void tell(Text text, Delivery delivery) {
        forThose(delivery, screen -> screen.show(text));
    }

    /** Likewise, a text that many sessions are shown. */
    void tell(Shared shared, Delivery delivery) {
        forThose(delivery, screen -> screen.show(shared));
    }

    private void forThose(Delivery delivery, Consumer<Screen> action) {
        for (Connection connection : connections) {
            if (delivery == Delivery.ALWAYS || connection.screen().hasRoom()) {
                action.accept(connection.screen());
            }
        }
    }

    /** Sets the prompt and shows it. */
    void prompt(Text text, boolean secret) {
        prompt = text;
        promptIsSecret = secret;
        connections.forEach(connection -> connection.screen().prompt(text, secret));
    }

    /** Shows the prompt again, if a line has answered it or text has covered it. */
    void prompt() {
        connections.forEach(connection -> connection.screen().promptAgain());
    }

    /** A turn that this session's player did not cause is over. */
    void turnEnded() {
        connections.forEach(connection -> connection.screen().uncoverPrompt());
    }

    /** Something that the core has to say by itself. */
    void notice(Text text) {
        tell(text);
        turnEnded();
    }

    /** Likewise, to many sessions. */
    void notice(Shared text) {
        tell(text, Delivery.ALWAYS);
        turnEnded();
    }

    /** The pause has become long, or there is no world: those who wait for an answer are told, once. */
    void tellOfPause() {
        Pause pause = sessions.pause();
        if (pause != Pause.NONE && !toldOfPause && inputs > answered) {
            toldOfPause = true;
            notice(pause == Pause.NO_WORLD ? Notices.NO_WORLD : Notices.BLURS);
        }
    }

    /** The pause is over: those who were told of it are told that too. */
    void tellOfEndOfPause() {
        if (toldOfPause) {
            toldOfPause = false;
            notice(Notices.CLEAR);
        }
    }

    /** The world stands still because nothing can be saved, or no longer does: everybody is told each, once. */
    void tellOfStall() {
        if (toldOfStall != sessions.stalled()) {
            toldOfStall = !toldOfStall;
            notice(toldOfStall ? Notices.STALLED : Notices.STALL_OVER);
        }
    }

    /** What the player has set; the session's event loop. */
    OwnSettings settings() {
        return settings;
    }

    /** The player has set something: it holds for what is shown from now on, and for what is typed from now on. */
    void settingsChanged() {
        connections.forEach(connection -> connection.prefer(settings.now()));
        clientChanged();
    }

    /** Answers what was typed on a connection, unless it has gone meanwhile. */
    void answer(Text text, Connection to) {
        if (connections.contains(to)) {
            to.screen().show(text);
            to.screen().promptAgain();
        }
    }

    /** What the client is, or how many of them there are, may have changed. */
    void clientChanged() {
        SessionInfo now = info();
        if (!ended && !now.equals(told)) {
            told = now;
            sessions.post(new ToModule.ClientChanged(now));
        }
    }

    /** The account has changed. */
    void accountChanged(Account changed) {
        account = changed;
        settings.accountChanged(changed);
        if (changed.locked()) {
            end(Reason.BOOTED, Notices.LOCKED);
        } else {
            settingsChanged();
        }
    }

    void lost(Connection connection) {
        if (connections.remove(connection) && connections.isEmpty()) {
            end(Reason.LINK_LOST, Notices.GOODBYE);
        }
    }

    /** Ends the session; the second time, nothing happens. */
    void end(Reason reason, Text goodbye) {
        if (ended) {
            return;
        }
        ended = true;
        sessions.ended(this, reason);
        if (idleCheck != null) {
            idleCheck.cancel(false);
        }
        connections.forEach(connection -> connection.close(goodbye));
        connections.clear();
    }

    private void checkIdle(Duration idleTime) {
        Duration left = idleTime.minus(Duration.between(lastTyped, sessions.now()));
        if (left.isNegative() || left.isZero()) {
            end(Reason.IDLE, Notices.IDLE);
        } else {
            idleCheck = loop.schedule(() -> checkIdle(idleTime), left.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }

    private SessionInfo info() {
        Account of = account;
        Terminal terminal =
                connections.isEmpty() ? Terminal.UNKNOWN : connections.get(0).terminal();
        return new SessionInfo(
                id,
                of.id(),
                character.id(),
                character.name(),
                of.permissions(),
                Views.client(terminal, settings.now()),
                connections.size());
    }
}
