package org.holdfast.proxy.session;

import io.netty.channel.ChannelHandler;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.audit.AuditLog;
import org.holdfast.proxy.host.HostListener;
import org.holdfast.proxy.host.SessionOutput;
import org.holdfast.proxy.render.Renderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections and all sessions, and the way from turns that may be shown to those who see them. Usable on any
 * thread.
 */
public final class Sessions implements SessionOutput {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final SessionOptions options;
    private final AccountService accounts;
    private final Standings standings;
    private final AuditLog audit;
    private final Renderer renderer;
    private final MarkupReport markup;
    private final Consumer<ToModule> module;
    private final HostCommands commands;
    private final InstantSource clock;
    private final Instant since;

    private final Roster roster = new Roster();
    private final WorldState world = new WorldState(roster::sessions);
    private volatile Advertised advertised = Advertised.NOTHING;

    /** @param module takes the messages of the sessions; does not wait */
    public Sessions(
            SessionOptions options,
            AccountService accounts,
            Standings standings,
            AuditLog audit,
            Renderer renderer,
            Consumer<ToModule> module,
            HostCommands commands,
            InstantSource clock) {
        this.options = options;
        this.accounts = accounts;
        this.standings = standings;
        this.audit = audit;
        this.renderer = renderer;
        this.markup = new MarkupReport(renderer, LOG::warn);
        this.module = module;
        this.commands = commands;
        this.clock = clock;
        this.since = clock.instant();
        accounts.onChange(this::accountChanged);
        accounts.onNewPassword(this::proofsChanged);
        standings.onChange(this::standingChanged);
        accounts.onDeleted(this::accountDeleted);
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
        return ServerStatus.of(options.serverName(), roster.sessions().size(), since, advertised);
    }

    /** Tells every player something, at once, whatever the world is doing. */
    public void announce(Text text) {
        notice(text, roster.sessions().stream());
    }

    /** Tells every admin who plays something, likewise. */
    public void tellAdmins(Text text) {
        notice(text, roster.sessions().stream().filter(session -> session.may(Permissions.ADMINISTER)));
    }

    /** Tells everybody who plays and has this permission something, likewise; how many that are. */
    int tellThose(String permission, Text text) {
        List<Session> those = roster.sessions().stream()
                .filter(session -> session.may(permission))
                .toList();
        notice(text, those.stream());
        return those.size();
    }

    private void notice(Text text, Stream<Session> to) {
        Shared shared = new Shared(renderer, text);
        to.forEach(session -> session.later(() -> session.viewers().notice(shared)));
    }

    /** What the host tells of the world is for this one, which tells the players. */
    public HostListener worldListener() {
        return world;
    }

    /** Tells every player, and everyone who comes meanwhile, that the world stands still, or that it goes on. */
    public void stalled(boolean standsStill) {
        world.stalled(standsStill);
    }

    /** Ends every session and closes every connection, with a last text. None begins afterwards. */
    public void endAll(Text goodbye) {
        roster.end(goodbye);
        roster.sessions()
                .forEach(session -> handOver(() -> session.later(() -> session.end(Reason.SHUTDOWN, goodbye))));
        // Connections that are still logging in have no session to end.
        roster.connections().forEach(connection -> handOver(() -> connection.closeUnlessPlaying(goodbye)));
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
        return roster.awaitNobody(within);
    }

    SessionOptions options() {
        return options;
    }

    AccountService accounts() {
        return accounts;
    }

    Standings standings() {
        return standings;
    }

    /** Where what players and staff did is taken down. */
    AuditLog audit() {
        return audit;
    }

    Renderer renderer() {
        return renderer;
    }

    HostCommands commands() {
        return commands;
    }

    WorldState world() {
        return world;
    }

    Roster roster() {
        return roster;
    }

    InstantSource clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    void post(ToModule message) {
        module.accept(message);
    }

    /**
     * Somebody has logged in, by the name of the account or of one of its characters. With one character they play that;
     * with several the one that they named, or the one that they choose. Called on the connection's event loop.
     *
     * @param proof what they have shown
     */
    void enter(Account account, Proof proof, String typed, Connection connection) {
        connection.proven(proof);
        List<CharacterRef> characters = account.characters();
        Optional<CharacterRef> named = account.name().equalsIgnoreCase(typed)
                ? Optional.empty()
                : characters.stream()
                        .filter(character -> character.name().equalsIgnoreCase(typed))
                        .findFirst();
        if (characters.size() == 1 || named.isPresent()) {
            open(account, named.orElse(characters.get(0)), connection);
        } else {
            MenuPhase menu = new MenuPhase(account, connection, this);
            connection.become(menu);
            menu.begin();
        }
    }

    /**
     * Lets a connection play a character: in a new session, or in the one that there is. Called on the connection's
     * event loop, which does not own the connection afterwards.
     */
    void open(Account account, CharacterRef character, Connection connection) {
        Session begun = new Session(this, account, character, connection);
        Roster.Entry entry = roster.enter(begun);
        Session entered = entry.session();
        if (entry.goodbye() != null) {
            connection.close(entry.goodbye());
        } else if (entered == begun) {
            connection.joins(begun.loop());
            begun.begin(connection);
        } else {
            connection.joins(entered.loop());
            entered.later(() -> admit(entered, account, connection));
        }
    }

    /** On the session's event loop. The session may have ended meanwhile; then a new one begins. */
    private void admit(Session session, Account account, Connection connection) {
        if (session.hasEnded()) {
            connection.returnToChannel(() -> open(account, session.character(), connection));
        } else {
            session.admit(connection);
        }
    }

    /** On the session's event loop. */
    void ended(Session session, Reason reason) {
        roster.leave(session, () -> post(new ToModule.SessionClosed(session.id(), reason)));
    }

    private void standingChanged(String account) {
        roster.sessions().stream()
                .filter(session -> session.account().id().equals(account))
                .forEach(session -> session.later(session::standingChanged));
    }

    private void accountChanged(Account account) {
        of(account).forEach(session -> session.later(() -> session.accountChanged(account)));
    }

    private void accountDeleted(Account account) {
        of(account).forEach(session -> session.later(() -> session.end(Reason.QUIT, Notices.ACCOUNT_DELETED)));
    }

    /** What somebody has shown to log in to the account may have lost its worth. */
    void proofsChanged(Account account) {
        of(account).forEach(session -> session.later(session::proofsChanged));
    }

    /** Ends every session of the account but this one; how many. */
    int endOthers(Session kept, Text goodbye) {
        List<Session> others =
                of(kept.account()).filter(session -> session != kept).toList();
        others.forEach(session -> session.later(() -> session.end(Reason.BOOTED, goodbye)));
        return others.size();
    }

    /** Those that an account has. */
    Stream<Session> of(Account account) {
        return roster.sessions().stream()
                .filter(session -> session.account().id().equals(account.id()));
    }

    @Override
    public void show(ShownTurn turn) {
        TurnOutput.show(turn, roster, renderer, markup);
    }
}
