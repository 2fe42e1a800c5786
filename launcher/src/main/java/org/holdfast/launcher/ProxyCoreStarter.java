package org.holdfast.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.ContentImport;
import org.holdfast.api.Text;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.launcher.config.ConfigurationException;
import org.holdfast.launcher.config.ThemeFile;
import org.holdfast.proxy.HeapPins;
import org.holdfast.proxy.KeyFile;
import org.holdfast.proxy.ProxyCore;
import org.holdfast.proxy.Settings;
import org.holdfast.proxy.StartException;
import org.holdfast.proxy.StoredAccounts;
import org.holdfast.proxy.StoredModuleRecords;
import org.holdfast.proxy.account.AccountAudit;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountRecordException;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.account.Invitations;
import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.account.Records;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.account.Surroundings;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.backup.BackupOptions;
import org.holdfast.proxy.heap.HeapSearch;
import org.holdfast.proxy.host.FaultRecords;
import org.holdfast.proxy.host.ModuleLoadException;
import org.holdfast.proxy.host.OfflineImport;
import org.holdfast.proxy.host.QuarantineFile;
import org.holdfast.proxy.host.Retirement;
import org.holdfast.proxy.host.Supervision;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.net.NetOptions;
import org.holdfast.proxy.render.ThemeSource;
import org.holdfast.proxy.session.SessionOptions;
import org.holdfast.proxy.session.Several;
import org.holdfast.proxy.store.DamagedException;
import org.holdfast.proxy.store.Durability;
import org.holdfast.proxy.store.Store;
import org.holdfast.proxy.store.StoreException;
import org.holdfast.proxy.store.StoreOptions;

/** Starts {@code ProxyCore}: maps the launcher's configuration to the core's options. */
final class ProxyCoreStarter implements CoreStarter {
    private static final int MEBIBYTE = 1 << 20;
    private static final String BANNER = "banner.txt";

    private final Terminal terminal;

    ProxyCoreStarter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Core start(Launch launch) throws CommandFailure {
        Configuration configuration = launch.configuration();
        OpenFiles.advice(configuration.limits().connections()).ifPresent(terminal::complain);
        try {
            Settings settings = new Settings(
                    launch.version(),
                    store(launch.data(), configuration, terminal::say),
                    backups(launch.data(), configuration),
                    accounts(configuration),
                    audit(configuration),
                    configuration.mail(),
                    sessions(configuration, banner(launch.content())),
                    net(launch.data(), configuration),
                    new SwapOptions(configuration.warmUp()),
                    supervision(launch.data(), configuration),
                    retirement(launch.data(), configuration.retirement()),
                    themes(launch.data()));
            return new Running(ProxyCore.start(settings, launch.loading(), launch.content()));
        } catch (StartException | IOException e) {
            throw CommandFailure.cannotStart(e);
        }
    }

    @Override
    public OfflineAccounts openAccounts(Path data, Configuration configuration) throws CommandFailure {
        Store store;
        try {
            store = Store.open(store(data, configuration, terminal::note));
        } catch (StoreException e) {
            throw CommandFailure.cannotStart(e);
        }
        try {
            return new OperatorsAccounts(
                    store,
                    new AccountService(offline(data, store), accounts(configuration), Clock.systemUTC()),
                    audit(configuration));
        } catch (AccountRecordException | DamagedException e) {
            store.close();
            throw CommandFailure.cannotStart(e);
        }
    }

    /** With invitations, but with nobody to be kept out or written to. */
    private static Surroundings offline(Path data, Store store) {
        Clock clock = Clock.systemUTC();
        return new Surroundings(
                new StoredAccounts(store),
                KeyFile.beside(data.resolve("store")),
                new Invitations(StoredAccounts.invitations(store), clock),
                new Bans(Records.NONE, clock),
                new Standings(Records.NONE, clock),
                StoredAccounts.freedNames(store),
                StoredAccounts.goneCharacters(store),
                AccountAudit.NONE,
                Postman.NONE,
                "Holdfast");
    }

    @Override
    public ContentImport.Report importContent(Launch launch, ContentImport content, Instant now, boolean dryRun)
            throws CommandFailure {
        try (Store store = Store.open(store(launch.data(), launch.configuration(), terminal::note))) {
            ContentImport.Report report = new OfflineImport(
                            launch.loading(), new StoredModuleRecords(store), launch.content(), launch.version())
                    .run(content, now, dryRun);
            store.whenDurable(store.position()).toCompletableFuture().join();
            return report;
        } catch (StoreException | DamagedException e) {
            throw CommandFailure.cannotStart(e);
        } catch (ModuleLoadException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw CommandFailure.refused(e);
        }
    }

    private static StoreOptions store(Path data, Configuration configuration, Consumer<String> progress) {
        return StoreOptions.of(data.resolve("store"))
                .withDurability(
                        switch (configuration.durability()) {
                            case STRICT -> Durability.STRICT;
                            case RELAXED -> Durability.RELAXED;
                        })
                .withProgress(progress);
    }

    private static AuditOptions audit(Configuration configuration) {
        return new AuditOptions(
                configuration.audit().age(), configuration.audit().entries());
    }

    private static BackupOptions backups(Path data, Configuration configuration) {
        return new BackupOptions(
                data.resolve("backups"),
                configuration.backups().every(),
                configuration.backups().keep());
    }

    private static Supervision supervision(Path data, Configuration configuration) {
        return new Supervision(
                configuration.supervision().turn(),
                configuration.supervision().heapPercent(),
                new QuarantineFile(data.resolve("logs").resolve("quarantine.log")),
                FaultRecords.NONE);
    }

    private static AccountOptions accounts(Configuration configuration) {
        return new AccountOptions(
                configuration.accounts().hashMemoryKib(),
                configuration.accounts().hashIterations(),
                configuration.limits().loginsPerMinutePerAddress(),
                configuration.limits().newAccountsPerHourPerAddress(),
                switch (configuration.accounts().registration()) {
                    case OPEN -> AccountOptions.Registration.OPEN;
                    case INVITED -> AccountOptions.Registration.INVITED;
                    case CLOSED -> AccountOptions.Registration.CLOSED;
                },
                switch (configuration.accounts().secondFactor()) {
                    case VOLUNTARY -> Optional.empty();
                    case ADMINS -> Optional.of(org.holdfast.proxy.account.Role.ADMIN);
                    case BUILDERS -> Optional.of(org.holdfast.proxy.account.Role.BUILDER);
                    case EVERYBODY -> Optional.of(org.holdfast.proxy.account.Role.PLAYER);
                });
    }

    private static SessionOptions sessions(Configuration configuration, String banner) {
        Configuration.Limits limits = configuration.limits();
        return new SessionOptions(
                configuration.serverName(),
                banner,
                limits.linesPerSecond(),
                limits.linesBurst(),
                limits.loginTime(),
                limits.idleTime(),
                configuration.sessions().grace(),
                switch (configuration.sessions().several()) {
                    case TAKEOVER -> Several.TAKEOVER;
                    case SHARE -> Several.SHARE;
                    case REFUSE -> Several.REFUSE;
                });
    }

    private static NetOptions net(Path data, Configuration configuration) {
        Configuration.Listen listen = configuration.listen();
        Optional<NetOptions.Tls> tls = listen.telnetTlsPort().isEmpty()
                ? Optional.empty()
                : Optional.of(new NetOptions.Tls(
                        listen.telnetTlsPort().getAsInt(),
                        data.resolve(configuration.tls().certificate()),
                        data.resolve(configuration.tls().key())));
        return new NetOptions(
                listen.bind(),
                listen.telnetPort(),
                listen.webPort(),
                tls,
                listen.proxyProtocolFrom(),
                configuration.limits().deadTime(),
                configuration.limits().unreadKib(),
                configuration.limits().negotiationsPerSecond(),
                configuration.limits().connectionsPerAddress(),
                configuration.limits().connections());
    }

    private static ThemeSource themes(Path data) {
        ThemeFile file = new ThemeFile(data);
        return () -> {
            try {
                return file.read();
            } catch (ConfigurationException e) {
                throw new IOException(e.getMessage(), e);
            }
        };
    }

    private static Retirement retirement(Path data, Configuration.Retirement configuration) {
        HeapSearch search =
                new HeapSearch(HeapSearch.Options.in(data.resolve("heap"), (long) configuration.mostHeap() * MEBIBYTE));
        return new Retirement(
                configuration.after(),
                switch (configuration.collections()) {
                    case NEVER -> Retirement.Requests.NEVER;
                    case CONCURRENT -> Retirement.Requests.CONCURRENT;
                    case ALWAYS -> Retirement.Requests.ALWAYS;
                },
                new HeapPins(search),
                configuration.rest());
    }

    /** What greets players; an operator who wants none deletes the file's content, or the file. */
    private static String banner(AuthoredContent content) throws IOException {
        try {
            return content.read(BANNER).stripTrailing();
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** A core that serves. */
    private record Running(ProxyCore core) implements Core {
        @Override
        public InetSocketAddress telnetAddress() {
            return core.telnetAddress();
        }

        @Override
        public InetSocketAddress webAddress() {
            return core.webAddress();
        }

        @Override
        public Optional<InetSocketAddress> tlsAddress() {
            return core.tlsAddress();
        }

        @Override
        public Optional<String> claimCode() {
            return core.claimCode();
        }

        @Override
        public CompletionStage<Integer> live() {
            return core.live();
        }

        @Override
        public CompletionStage<Integer> stopped() {
            return core.stopped();
        }

        @Override
        public CompletionStage<String> failing() {
            return core.failing();
        }

        @Override
        public void shutdown(String reason) {
            var unused = core.stop(Text.of("<notice>{}</notice>", reason));
        }
    }
}
