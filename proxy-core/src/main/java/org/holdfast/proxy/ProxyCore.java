package org.holdfast.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountRecordException;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.AdminClaim;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.account.Claim;
import org.holdfast.proxy.account.Invitations;
import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.account.Surroundings;
import org.holdfast.proxy.audit.AuditBook;
import org.holdfast.proxy.audit.AuditPage;
import org.holdfast.proxy.audit.AuditQuery;
import org.holdfast.proxy.backup.BackupException;
import org.holdfast.proxy.backup.BackupResult;
import org.holdfast.proxy.backup.Backups;
import org.holdfast.proxy.host.Fault;
import org.holdfast.proxy.host.FaultText;
import org.holdfast.proxy.host.GenerationStatus;
import org.holdfast.proxy.host.HostListener;
import org.holdfast.proxy.host.ModuleHost;
import org.holdfast.proxy.host.ModuleLoading;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapResult;
import org.holdfast.proxy.mail.Mailer;
import org.holdfast.proxy.net.ListenException;
import org.holdfast.proxy.net.Listeners;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.ThemeSource;
import org.holdfast.proxy.render.Themes;
import org.holdfast.proxy.session.Advertised;
import org.holdfast.proxy.session.HostCommands;
import org.holdfast.proxy.session.HostControl;
import org.holdfast.proxy.session.Sessions;
import org.holdfast.proxy.session.ThemesRead;
import org.holdfast.proxy.store.DamagedException;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.web.WebHandler;
import org.holdfast.proxy.web.WebSite;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long-lived core: store, accounts, sessions, the host of the world, and the listen ports.
 *
 * <pre>
 *   start --> serving (with a world, or waiting for one) --stop--> stopped
 * </pre>
 *
 * Usable on any thread.
 */
public final class ProxyCore {
    /** The exit code with which a process asks to be started again: EX_TEMPFAIL of sysexits.h. */
    public static final int START_AGAIN = 75;

    /** The exit code of a process that ends because of a fault, or without having brought everything to disk. */
    public static final int NOT_SAVED = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ProxyCore.class);

    private static final Text FAULT =
            Text.of("<notice>The server has a fault and stops. All that you have seen is saved.</notice>");

    /** How long players have to read their goodbye, and the world to hear of their leaving. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    private final ThemeSource themes;
    private final Renderer renderer;
    private final Store store;
    private final Bans bans;
    private final AuditBook audit;
    private final Optional<Mailer> mailer;
    private final Standings standings;
    private final AccountService accounts;
    private final AdminClaim claim;
    private final Sessions sessions;
    private final ContentWrites writes;
    private final Departures departures;
    private final ModuleHost host;
    private final Backups backups;
    private final Listeners listeners;

    private final CompletableFuture<Integer> live = new CompletableFuture<>();
    private final CompletableFuture<Integer> stopped = new CompletableFuture<>();
    private final CompletableFuture<String> failing = new CompletableFuture<>();
    private final LastThread lastThread = new LastThread();

    private ProxyCore(
            Settings settings,
            ModuleLoading loading,
            ContentFiles content,
            Themes firstThemes,
            Store store,
            Clock clock)
            throws ListenException {
        this.themes = settings.themes();
        this.renderer = new Renderer(firstThemes);
        this.store = store;
        this.audit = new AuditBook(new StoredAudit(store), settings.audit(), clock);
        this.bans = new Bans(StoredAccounts.bans(store), clock);
        this.standings = new Standings(new StoredCoreRecords(store, "standing"), clock);
        this.mailer = settings.mail().map(Mailer::new);
        this.accounts = new AccountService(
                new Surroundings(
                        new StoredAccounts(store),
                        KeyFile.beside(settings.store().directory()),
                        new Invitations(StoredAccounts.invitations(store), clock),
                        bans,
                        standings,
                        StoredAccounts.freedNames(store),
                        StoredAccounts.goneCharacters(store),
                        new AuditedAccounts(audit),
                        mailer.<Postman>map(MailingPostman::new).orElse(Postman.NONE),
                        settings.sessions().serverName()),
                settings.accounts(),
                clock);
        accounts.secondFactors().sealOld();
        this.claim = new AdminClaim(accounts, clock);
        this.sessions = new Sessions(
                settings.sessions(),
                accounts,
                standings,
                audit,
                renderer,
                this::post,
                new HostCommands(new Control()),
                clock);
        this.writes = new ContentWrites(content, sessions);
        this.departures = new Departures(accounts.goneCharacters(), this::toWorld, writes);
        this.host = new ModuleHost(
                "world",
                loading,
                new StoredModuleRecords(store),
                departures,
                new WorldListener(),
                content,
                settings.version(),
                settings.swap(),
                settings.supervision().keeping(new StoredFaults(store)),
                settings.retirement(),
                clock);
        departures.begin();
        this.backups = new Backups(settings.backups(), this::copyTo, clock, this::backupFailed);
        WebSite site = new WebSite(settings.sessions().serverName(), this::telnetPort, clock);
        try {
            this.listeners = Listeners.open(
                    settings.net(),
                    peer -> sessions.newConnection(peer.address(), peer.secure()),
                    peer -> new WebHandler(site),
                    address -> bans.ofAddress(address).isPresent());
            int tlsPort = listeners.tlsAddress().map(InetSocketAddress::getPort).orElse(0);
            sessions.advertise(new Advertised(settings.version(), telnetPort(), tlsPort));
        } catch (ListenException e) {
            backups.close();
            host.close();
            writes.close();
            accounts.close();
            audit.close();
            mailer.ifPresent(Mailer::close);
            throw e;
        }
    }

    /**
     * Reads the themes, opens the store, then the listen ports, then begins to load the world, for which it does not
     * wait.
     *
     * @throws StartException if the themes are wrong, or the store, the accounts in it or a port cannot be had
     */
    public static ProxyCore start(Settings settings, ModuleLoading loading, ContentFiles content)
            throws StartException {
        Themes themes;
        Store store;
        try {
            themes = settings.themes().read();
            store = Store.open(settings.store());
        } catch (IOException | StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
        try {
            ProxyCore core = new ProxyCore(settings, loading, content, themes, store, Clock.systemUTC());
            store.onStall(core::stalled);
            core.lastThread.start();
            store.died().thenAccept(core::failed);
            core.listeners.died().thenAccept(core::failed);
            core.firstLoad();
            core.backups.start();
            return core;
        } catch (ListenException | AccountRecordException | DamagedException e) {
            store.close();
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    public InetSocketAddress telnetAddress() {
        return listeners.telnetAddress();
    }

    public InetSocketAddress webAddress() {
        return listeners.webAddress();
    }

    /** Where telnet clients connect that speak TLS, if that is switched on. */
    public Optional<InetSocketAddress> tlsAddress() {
        return listeners.tlsAddress();
    }

    /** Completes with the number of the first generation that serves, whenever that is. */
    public CompletionStage<Integer> live() {
        return live.copy();
    }

    /**
     * Completes, when everything is closed, with the exit code for the process: 0, {@link #START_AGAIN} or
     * {@link #NOT_SAVED}.
     */
    public CompletionStage<Integer> stopped() {
        return stopped.copy();
    }

    /**
     * Completes with a line that says why, if the core cannot go on and stops by itself. That stops in order as far as it
     * can; whoever waits for {@link #stopped} should not do so for ever then.
     */
    public CompletionStage<String> failing() {
        return failing.copy();
    }

    /** What is to be typed in the game to become the first admin; empty if there is one. */
    public Optional<String> claimCode() {
        return claim.code();
    }

    /** Tells everybody, brings the state to disk and closes. The stage is that of {@link #stopped}. */
    public CompletionStage<Integer> stop(Text goodbye) {
        return stop(goodbye, 0);
    }

    private CompletionStage<Integer> stop(Text goodbye, int exitCode) {
        lastThread.run(() -> stopNow(goodbye, exitCode));
        return stopped();
    }

    /** Something that nothing works without has ended. May be called on the thread that ends. */
    private void failed(String reason) {
        if (failing.complete(reason)) {
            LOG.error("{}; the server stops", reason);
            stop(FAULT, NOT_SAVED);
        }
    }

    /** Whatever has failed, each step is tried: the later ones bring the state to disk. */
    private void stopNow(Text goodbye, int exitCode) {
        step("close the listen ports", listeners::stopAccepting);
        step("tell the players", () -> sessions.endAll(goodbye));
        step("wait for the players", () -> {
            if (!sessions.awaitNobody(LEAVING)) {
                LOG.warn("some connections did not end within {} s", LEAVING.toSeconds());
            }
        });
        step("wait for the world", () -> {
            if (!host.awaitIdle(LEAVING)) {
                LOG.warn("the world did not hear of everybody's leaving within {} s", LEAVING.toSeconds());
            }
        });
        step("end the world", host::close);
        step("write the world's files", writes::close);
        step("close the accounts", accounts::close);
        step("send the mail", () -> mailer.ifPresent(Mailer::close));
        step("close the audit log", audit::close);
        step("end the backups", backups::close);
        step("close the store", store::close);
        step("close the connections", listeners::close);
        boolean saved = store.durable() == store.position();
        stopped.complete(saved ? exitCode : NOT_SAVED);
    }

    /** Part of stopping. */
    private interface Step {
        void run() throws InterruptedException;
    }

    private static void step(String what, Step step) {
        try {
            step.run();
        } catch (InterruptedException e) {
            LOG.warn("stopping was interrupted and goes on");
        } catch (RuntimeException | Error e) {
            LOG.error("stopping goes on, but failed to {}: {}", what, FaultText.frames(e));
        }
    }

    private void firstLoad() {
        host.reload(SwapListener.NONE);
    }

    private void post(ToModule message) {
        departures.post(message);
    }

    private void toWorld(ToModule message) {
        host.post(message);
    }

    private int telnetPort() {
        return telnetAddress().getPort();
    }

    /** The journal cannot be written, or can be again. */
    private void stalled(Optional<String> reason) {
        if (reason.isPresent()) {
            LOG.error("the store cannot write: {}; the world stands still until it can", reason.get());
        } else {
            LOG.warn("the store writes again, and the world goes on");
        }
        host.stall(reason.isPresent());
        sessions.stalled(reason.isPresent());
    }

    private void copyTo(Path file, Consumer<String> progress) throws BackupException {
        try {
            store.backup(file, progress);
        } catch (StoreException e) {
            throw new BackupException(String.valueOf(e.getMessage()), e);
        }
    }

    private void backupFailed(String reason) {
        LOG.error("the scheduled backup failed: {}", reason);
        sessions.tellAdmins(Text.of("<notice>The scheduled backup failed: {}.</notice>", reason));
    }

    /** Passes on what the sessions are to know, and says when the first world is there. */
    private final class WorldListener implements HostListener {
        @Override
        public void live(int generation) {
            departures.live();
            sessions.worldListener().live(generation);
            live.complete(generation);
        }

        @Override
        public void noWorld(String reason) {
            LOG.error("there is no world: {}; players can log in and wait, an admin can mend it and @reload", reason);
            sessions.worldListener().noWorld(reason);
        }

        @Override
        public void blurred() {
            sessions.worldListener().blurred();
        }

        @Override
        public void clear() {
            sessions.worldListener().clear();
        }

        @Override
        public void staff(String line) {
            sessions.tellAdmins(Text.of("<notice>{}</notice>", line));
        }
    }

    /** What the commands of staff reach. */
    private final class Control implements HostControl {
        @Override
        public Optional<CompletionStage<SwapResult>> reload(SwapListener progress) {
            return host.reload(progress);
        }

        @Override
        public Optional<CompletionStage<SwapResult>> check(SwapListener progress) {
            return host.check(progress);
        }

        @Override
        public Optional<CompletionStage<SwapResult>> rollback(SwapListener progress) {
            return host.rollback(progress);
        }

        @Override
        public List<GenerationStatus> generations() {
            return host.generations();
        }

        @Override
        public List<Fault> faults() {
            return host.faults();
        }

        @Override
        public Optional<CompletionStage<BackupResult>> backup(Consumer<String> progress) {
            return backups.now(progress);
        }

        @Override
        public CompletionStage<Claim> claim(String code, Account account, InetAddress address) {
            return claim.claim(code, account, address);
        }

        @Override
        public Bans bans() {
            return bans;
        }

        @Override
        public Standings standings() {
            return standings;
        }

        @Override
        public Map<String, String> permissions() {
            return host.permissions();
        }

        @Override
        public CompletionStage<AuditPage> audit(AuditQuery query) {
            return audit.search(query);
        }

        @Override
        public CompletionStage<ThemesRead> readThemes() {
            return CompletableFuture.supplyAsync(() -> {
                Optional<String> problem = Optional.empty();
                try {
                    renderer.use(themes.read());
                } catch (IOException e) {
                    problem = Optional.of(String.valueOf(e.getMessage()));
                }
                return new ThemesRead(renderer.themes().names(), problem);
            });
        }

        @Override
        public void stop(Text goodbye, boolean again) {
            var unused = ProxyCore.this.stop(goodbye, again ? START_AGAIN : 0);
        }
    }
}
