package org.holdfast.proxy.session;

import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule.Delivery;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.account.Standing.Mute;
import org.jspecify.annotations.Nullable;

/**
 * One player's presence, shown by zero to many connections.
 *
 * <pre>
 *   begin --> SHOWN --the last connection is lost--> LINK-DEAD --time of grace--> (ended)
 *               ^ |                                    |
 *               | '--quit, boot, idle, shutdown--> (ended)
 *               '------- admit: the next login -------'
 * </pre>
 *
 * <p>Owned by one event loop for its whole life. Other threads hand it work by {@link #later}, which keeps their order;
 * see {@link SessionWork}.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>lines and documents that wait for the world</td><td>{@value Backlog#MOST_WAITING}</td>
 *     <td>the socket is not read</td></tr>
 * <tr><td>lines and documents in a time</td><td>{@link SessionOptions}</td><td>the line is not run, and that is said; a
 *     document is passed over</td></tr>
 * <tr><td>output that the client has not read</td><td>64 KiB, until it is down to 32 KiB</td>
 *     <td>what is {@link Delivery#DROPPABLE} is left out, which is said afterwards; its lines are not read; more is
 *     bounded by the network's side</td></tr>
 * <tr><td>output while there is no connection</td><td>{@link Missed}</td><td>the oldest is left out</td></tr>
 * <tr><td>being without a connection</td><td>{@link SessionOptions#grace}</td><td>the session ends</td></tr>
 * <tr><td>connections that share it</td><td>{@value #MOST_SHARING}</td><td>back to the login</td></tr>
 * <tr><td>an answer to {@code quit}</td><td>{@value Typing#QUIT_SECONDS} s</td><td>the core ends the session</td></tr>
 * </table>
 */
final class Session {
    /** By which a timer is late rather than early. */
    private static final Duration A_LITTLE = Duration.ofMillis(1);

    /** Connections that may share a session. */
    static final int MOST_SHARING = 8;

    private final SessionId id = SessionId.random();
    private final Sessions sessions;
    private final EventExecutor loop;
    private final Instant since;
    private final SessionWork work;

    private final Viewers viewers = new Viewers();
    private final Typing typing;
    private final PauseNotices pauses;
    private final OwnSettings settings;
    private final Trust trust;
    private final Alarm idleEnd;
    private final Alarm graceEnd;
    private final Alarm voiceBack;
    private volatile CharacterRef character;
    private volatile boolean secure;
    private volatile @Nullable InetAddress address;
    private @Nullable SessionInfo told;
    private volatile @Nullable Instant linkDeadSince;
    private boolean ended;

    Session(Sessions sessions, Account account, CharacterRef character, Connection first) {
        this.sessions = sessions;
        this.character = character;
        this.loop = first.eventLoop();
        this.trust = new Trust(sessions.accounts(), sessions.standings(), account, first.proof());
        this.idleEnd = new Alarm(loop);
        this.graceEnd = new Alarm(loop);
        this.voiceBack = new Alarm(loop);
        this.pauses = new PauseNotices(sessions.world(), viewers);
        this.since = sessions.now();
        this.settings = new OwnSettings(sessions.accounts(), account);
        this.typing = new Typing(this, pauses);
        this.work = new SessionWork(loop, typing::awaitsAnswer, viewers::flush);
    }

    Sessions sessions() {
        return sessions;
    }

    SessionId id() {
        return id;
    }

    /** With the name that it has by now; any thread. */
    CharacterRef character() {
        return character;
    }

    /** As it was when it last changed; any thread. */
    Account account() {
        return trust.account();
    }

    /** What it may do; any thread. */
    Trust trust() {
        return trust;
    }

    /** Any thread. */
    Instant since() {
        return since;
    }

    /** What the player sends. */
    Typing typing() {
        return typing;
    }

    /** Whether what the player types cannot be read on the way; any thread. */
    boolean secure() {
        return secure;
    }

    /** From where the newest connection comes; any thread. */
    Optional<InetAddress> address() {
        return Optional.ofNullable(address);
    }

    /** Whether its player may do something; empty is what all may. */
    boolean may(String permission) {
        return trust.may(permission);
    }

    /** Since when no connection shows it; any thread. */
    Optional<Instant> linkDeadSince() {
        return Optional.ofNullable(linkDeadSince);
    }

    EventExecutor loop() {
        return loop;
    }

    /** What shows the session; the session's event loop. */
    Viewers viewers() {
        return viewers;
    }

    /** What the player is told of pauses; the session's event loop. */
    PauseNotices pauses() {
        return pauses;
    }

    /** What the player has set; the session's event loop. */
    OwnSettings settings() {
        return settings;
    }

    /** Runs this on the session's event loop, after what was handed over before; any thread. */
    void later(Runnable task) {
        work.later(task);
    }

    /** Likewise, one after the other. */
    void later(List<Consumer<Session>> actions) {
        work.later(() -> actions.forEach(action -> SessionWork.runGuarded(() -> action.accept(this))));
    }

    /** The first connection shows the session, and the module is told of it. */
    void begin(Connection first) {
        // It may have changed after the password was checked and before changes could reach this session.
        Optional<Account> stored = sessions.accounts().byId(account().id());
        Account account = stored.orElse(account());
        boolean stillHolds = sessions.accounts().stillHolds(account, first.proof());
        boolean isThere = take(account);
        show(first);
        awaitVoice();
        told = info();
        sessions.post(new ToModule.SessionOpened(told));
        if (account.locked() || !stillHolds) {
            end(
                    Reason.BOOTED,
                    stored.isEmpty()
                            ? Notices.NO_ACCOUNT
                            : account.locked() ? Notices.LOCKED : Notices.PASSWORD_CHANGED);
            return;
        }
        if (!isThere) {
            end(Reason.BOOTED, Notices.CHARACTER_DELETED);
            return;
        }
        tellOfWithheld();
        Duration idleTime = sessions.options().idleTime();
        if (!idleTime.isZero()) {
            checkIdle(idleTime);
        }
        pauses.begin();
    }

    /**
     * The player has logged in once more: the connection resumes the session, takes it over, shares it or is refused, as
     * the options say. Nothing happens if it has closed or was told goodbye meanwhile, so that nobody makes room for the dead.
     */
    void admit(Connection next) {
        if (!next.isOpen() || next.isLeaving()) {
            return;
        }
        if (!sessions.accounts().stillHolds(account(), next.proof())) {
            next.loginAgain(Notices.PASSWORD_CHANGED);
            return;
        }
        if (viewers.size() > 0) {
            switch (sessions.options().several()) {
                case TAKEOVER -> viewers.closeAll(Notices.TAKEN_OVER);
                case SHARE -> {
                    if (viewers.size() >= MOST_SHARING) {
                        next.loginAgain(Notices.SHARED_TOO_OFTEN);
                        return;
                    }
                }
                case REFUSE -> {
                    next.loginAgain(Notices.PLAYED_ALREADY);
                    return;
                }
            }
        }
        resume(next);
    }

    private void resume(Connection next) {
        graceEnd.cancel();
        linkDeadSince = null;
        typing.awake();
        show(next);
        told = info();
        sessions.post(new ToModule.SessionResumed(told));
        tellOfWithheld();
        typing.tellOfPause();
    }

    boolean hasEnded() {
        return ended;
    }

    private void show(Connection connection) {
        secure = connection.secure();
        address = connection.address();
        connection.prefer(settings.now());
        viewers.add(connection);
        trust.shown(viewers.proof().orElseThrow());
        connection.become(new PlayingPhase(this, connection));
        connection.gate().set(ReadGate.Reason.LOGIN, false);
        connection.gate().set(ReadGate.Reason.WORLD_BEHIND, typing.isBehind());
    }

    /** The player has set something: it holds for what is shown from now on, and for what is typed from now on. */
    void settingsChanged() {
        viewers.prefer(settings.now());
        clientChanged();
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
        boolean gone = !take(changed);
        if (changed.locked() || gone) {
            end(Reason.BOOTED, gone ? Notices.CHARACTER_DELETED : Notices.LOCKED);
        } else {
            settingsChanged();
            tellOfWithheld();
        }
    }

    /** Takes over what the account is now, and what the character is called; whether it has that still. */
    private boolean take(Account changed) {
        trust.changed(changed);
        settings.accountChanged(changed);
        Optional<CharacterRef> now = changed.characters().stream()
                .filter(one -> one.id().equals(character.id()))
                .findFirst();
        character = now.orElse(character);
        return now.isPresent();
    }

    /** Staff have granted the account something, or taken it. */
    void standingChanged() {
        awaitVoice();
        clientChanged();
        tellOfWithheld();
    }

    private void tellOfWithheld() {
        if (trust.toBeTold() && !ended) {
            viewers.notice(Notices.WITHHELD);
        }
    }

    /**
     * What was shown may have lost its worth, or one who is here has shown more: connections that would not be let in today
     * are closed, and the session ends with the last of them, link-dead ones too.
     */
    void proofsChanged() {
        if (ended) {
            return;
        }
        AccountService accounts = sessions.accounts();
        Predicate<Connection> worthless =
                connection -> !connection.changesPassword() && !accounts.stillHolds(account(), connection.proof());
        boolean linkDead = viewers.size() == 0;
        viewers.close(worthless, Notices.PASSWORD_CHANGED);
        if (viewers.size() == 0 && (!linkDead || !accounts.stillHolds(account(), trust.proof()))) {
            end(Reason.BOOTED, Notices.PASSWORD_CHANGED);
            return;
        }
        viewers.proof().ifPresent(trust::shown);
        clientChanged();
        tellOfWithheld();
    }

    /** Closes the connections that share it with this one; how many. */
    int closeOthers(Connection kept, Text goodbye) {
        int closed = viewers.close(connection -> connection != kept, goodbye);
        viewers.proof().ifPresent(trust::shown);
        clientChanged();
        return closed;
    }

    /** If the player is muted for a time, the module is told when that is over. */
    private void awaitVoice() {
        voiceBack.cancel();
        sessions.standings().of(account().id()).mute().flatMap(Mute::until).ifPresent(until -> {
            if (!ended) {
                voiceBack.set(Duration.between(sessions.now(), until).plus(A_LITTLE), this::standingChanged);
            }
        });
    }

    /** A connection is gone without having said so. The last leaves the session link-dead for the time of grace. */
    void lost(Connection connection) {
        if (!viewers.remove(connection)) {
            return;
        }
        Duration grace = sessions.options().grace();
        if (viewers.size() == 0 && grace.isZero()) {
            end(Reason.LINK_LOST, Notices.GOODBYE);
            return;
        }
        if (viewers.size() == 0) {
            Instant now = sessions.now();
            viewers.keepMissed(now);
            linkDeadSince = now;
            graceEnd.set(grace, () -> end(Reason.LINK_LOST, Notices.GOODBYE));
        }
        viewers.proof().ifPresent(trust::shown);
        clientChanged();
    }

    /** Ends the session; the second time, nothing happens. */
    void end(Reason reason, Text goodbye) {
        if (ended) {
            return;
        }
        ended = true;
        sessions.ended(this, reason);
        idleEnd.cancel();
        graceEnd.cancel();
        voiceBack.cancel();
        viewers.closeAll(goodbye);
    }

    private void checkIdle(Duration idleTime) {
        Duration left = idleTime.minus(Duration.between(typing.last(), sessions.now()));
        if (left.isNegative() || left.isZero()) {
            end(Reason.IDLE, Notices.IDLE);
        } else {
            idleEnd.set(left.plus(A_LITTLE), () -> checkIdle(idleTime));
        }
    }

    private SessionInfo info() {
        Account of = account();
        return new SessionInfo(
                id,
                of.id(),
                character.id(),
                character.name(),
                trust.permissions(),
                Views.client(viewers.terminal(), settings.now()),
                viewers.size(),
                sessions.standings().of(of.id()).mute().isPresent());
    }
}
