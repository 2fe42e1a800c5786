package org.holdfast.proxy.session;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.local.LocalServerChannel;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountAudit;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.AdminClaim;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.account.Claim;
import org.holdfast.proxy.account.Invitations;
import org.holdfast.proxy.account.KeyPlace;
import org.holdfast.proxy.account.MemoryRecords;
import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.account.Records;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.account.Surroundings;
import org.holdfast.proxy.audit.Actor;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.audit.AuditPage;
import org.holdfast.proxy.audit.AuditQuery;
import org.holdfast.proxy.backup.BackupResult;
import org.holdfast.proxy.host.Fault;
import org.holdfast.proxy.host.GenerationStatus;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.holdfast.proxy.host.SwapListener;
import org.holdfast.proxy.host.SwapResult;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.TelnetOutput;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Sessions over in-memory channels, with a world that is stepped by hand: the test takes the messages and shows the
 * turns. Telnet events and outputs cross the channels as objects.
 */
final class SessionHarness implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration HOUR = Duration.ofHours(1);

    private final MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, LocalIoHandler.newFactory());
    private final LocalAddress address = new LocalAddress(SessionHarness.class);
    private final BlockingQueue<ToModule> messages = new LinkedBlockingQueue<>();
    private final Renderer renderer = new Renderer();
    private final MemoryRecords records = new MemoryRecords();
    private final AccountService accounts;
    private final Sessions sessions;
    private final FakeHost host = new FakeHost();

    SessionHarness() {
        this(0, true);
    }

    SessionHarness(int linesPerSecond, boolean registrationOpen) {
        this(linesPerSecond, registrationOpen, Clock.systemUTC());
    }

    /** @param grace how long a character without a connection stays */
    SessionHarness(Several several, Duration grace) {
        this(0, true, Clock.systemUTC(), several, grace);
    }

    /** @param clock of the sessions; limits of lines go by the time that really passes */
    SessionHarness(int linesPerSecond, boolean registrationOpen, InstantSource clock) {
        this(linesPerSecond, registrationOpen, clock, Several.TAKEOVER, Duration.ZERO);
    }

    private SessionHarness(
            int linesPerSecond, boolean registrationOpen, InstantSource clock, Several several, Duration grace) {
        this(
                new AccountOptions(8, 1, 0, 0, registrationOpen),
                new SessionOptions(
                        "Testhold",
                        "Welcome.",
                        linesPerSecond,
                        linesPerSecond,
                        Duration.ZERO,
                        Duration.ZERO,
                        grace,
                        several),
                clock,
                Postman.NONE);
    }

    /** With mail, and by the options for accounts. */
    SessionHarness(AccountOptions accountOptions, Several several, Postman postman) {
        this(
                accountOptions,
                new SessionOptions("Testhold", "Welcome.", 0, 0, Duration.ZERO, Duration.ZERO, HOUR, several),
                Clock.systemUTC(),
                postman);
    }

    private SessionHarness(
            AccountOptions accountOptions, SessionOptions options, InstantSource clock, Postman postman) {
        accounts = new AccountService(
                new Surroundings(
                        records,
                        KeyPlace.inMemory(),
                        new Invitations(new MemoryRecords(), clock),
                        host.bans,
                        host.standings,
                        Records.NONE,
                        Records.NONE,
                        AccountAudit.NONE,
                        postman,
                        "Holdfast"),
                accountOptions,
                Clock.systemUTC());
        sessions = new Sessions(
                options,
                accounts,
                host.standings,
                host::record,
                renderer,
                messages::add,
                new HostCommands(host),
                clock);
        sessions.worldListener().live(1);
        new ServerBootstrap()
                .group(loops)
                .channel(LocalServerChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new LateClose());
                        channel.pipeline().addLast(sessions.newConnection(InetAddress.getLoopbackAddress(), false));
                    }
                })
                .bind(address)
                .syncUninterruptibly();
    }

    Sessions sessions() {
        return sessions;
    }

    Renderer renderer() {
        return renderer;
    }

    AccountService accounts() {
        return accounts;
    }

    /** The code of a claim, which is open from now on. */
    String openClaim() {
        AdminClaim claim = new AdminClaim(accounts, Clock.systemUTC());
        host.claim = claim;
        return claim.code().orElseThrow();
    }

    /** Where the accounts are. */
    MemoryRecords records() {
        return records;
    }

    /** Gives an account another password, as the operator does, which is not on disk yet: nobody has heard of it. */
    CompletionStage<Account> resetUnheard(String name, String password) {
        int before = records.held();
        records.hold();
        CompletionStage<Account> reset =
                accounts.setPassword(accounts.find(name).orElseThrow(), password);
        await("for the reset").atMost(SOON).until(() -> records.held() > before);
        return reset;
    }

    FakeHost host() {
        return host;
    }

    /** The next message for the world; fails the test if none comes. */
    <T extends ToModule> T next(Class<T> kind) throws InterruptedException {
        ToModule message = messages.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        if (!kind.isInstance(message)) {
            throw new AssertionError("expected " + kind.getSimpleName() + ", got " + message);
        }
        return kind.cast(message);
    }

    boolean nothingForTheWorld() {
        return messages.isEmpty();
    }

    /** The world's answer to a message. */
    void show(ToModule message, FromModule... output) {
        sessions.show(new ShownTurn(Optional.of(message), List.of(output), Ending.DONE));
    }

    void fail(ToModule message) {
        sessions.show(new ShownTurn(Optional.of(message), List.of(), Ending.FAILED));
    }

    Client connect() {
        return new Client();
    }

    /** A connected client that has an account and is in the world, which has shown it its prompt. */
    Client play(String name) throws InterruptedException {
        Client client = connect();
        client.expect("Name: |");
        if (accounts.exists(name)) {
            client.type(name, "correct horse");
        } else {
            client.type(name, "y", "correct horse", "correct horse");
        }
        client.session = next(ToModule.SessionOpened.class).session().id();
        show(new ToModule.Tick(), new FromModule.Prompt(client.session, Text.of("> "), false));
        client.expect("[shown]> |");
        return client;
    }

    @Override
    public void close() {
        accounts.close();
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /**
     * Closes when the other end has read what was sent before, as TCP does: a local channel throws away what its peer has
     * not read yet. That is done on one of the loops, so each of them is let come to the end of what it has to do.
     */
    private final class LateClose extends ChannelOutboundHandlerAdapter {
        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            afterAll(() -> afterAll(() -> context.executor().execute(() -> {
                var unused = context.close(promise);
            })));
        }

        private void afterAll(Runnable then) {
            AtomicInteger left = new AtomicInteger(loops.executorCount());
            loops.forEach(loop -> loop.execute(() -> {
                if (left.decrementAndGet() == 0) {
                    then.run();
                }
            }));
        }
    }

    /** One end of a connection. */
    final class Client {
        private final Transcript transcript = new Transcript();
        private final Channel channel;
        private int read;
        private SessionId session = SessionId.random();

        private Client() {
            channel = new Bootstrap()
                    .group(loops)
                    .channel(LocalChannel.class)
                    .handler(new SimpleChannelInboundHandler<Object>() {
                        @Override
                        protected void channelRead0(ChannelHandlerContext context, Object output) {
                            transcript.add(output);
                        }
                    })
                    .connect(address)
                    .syncUninterruptibly()
                    .channel();
        }

        SessionId session() {
            return session;
        }

        void type(String... lines) {
            for (String line : lines) {
                send(new TelnetEvent.Line(line));
            }
        }

        void send(TelnetEvent event) {
            channel.writeAndFlush(event).syncUninterruptibly();
        }

        void hangUp() {
            channel.close().syncUninterruptibly();
        }

        /** Waits for this text, and passes over everything up to its end. */
        void expect(String text) {
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(transcript.text().substring(read)).contains(text));
            read = transcript.text().indexOf(text, read) + text.length();
        }

        /** Waits for a document: the package and its JSON. */
        void expectData(String line) {
            await("for data")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(transcript.data().lines()).contains(line));
        }

        void expectClosed() {
            await("for the end of the connection").atMost(SOON).until(() -> !channel.isActive());
        }

        /** The documents so far, one a line. */
        String data() {
            return transcript.data();
        }

        /** What it was sent together with others. */
        List<TelnetOutput.SharedLines> shared() {
            return transcript.shared();
        }

        String seen() {
            return transcript.text();
        }
    }

    /** Answers the commands of staff as the test says. */
    static final class FakeHost implements HostControl {
        volatile List<Fault> faults = List.of();
        final List<String> calls = new ArrayList<>();
        final List<String> audited = new CopyOnWriteArrayList<>();
        final Bans bans = new Bans(Records.NONE, Clock.systemUTC());
        final Standings standings = new Standings(Records.NONE, Clock.systemUTC());
        volatile @Nullable AdminClaim claim;
        volatile AuditPage page = new AuditPage(List.of(), 0);
        volatile @Nullable AuditQuery asked;
        volatile CompletableFuture<SwapResult> swap = new CompletableFuture<>();
        final CompletableFuture<BackupResult> backup = new CompletableFuture<>();
        volatile ThemesRead themes = new ThemesRead(List.of("default"), Optional.empty());
        volatile SwapListener progress = SwapListener.NONE;
        volatile Consumer<String> backupProgress = line -> {};

        @Override
        public List<Fault> faults() {
            return faults;
        }

        @Override
        public Optional<CompletionStage<SwapResult>> reload(SwapListener listener) {
            progress = listener;
            calls.add("reload");
            return calls.indexOf("reload") == calls.lastIndexOf("reload") ? Optional.of(swap) : Optional.empty();
        }

        @Override
        public Optional<CompletionStage<SwapResult>> check(SwapListener listener) {
            calls.add("check");
            return Optional.of(swap);
        }

        @Override
        public Optional<CompletionStage<SwapResult>> rollback(SwapListener listener) {
            calls.add("rollback");
            return Optional.of(swap);
        }

        @Override
        public List<GenerationStatus> generations() {
            return List.of(new GenerationStatus(
                    7, GenerationStatus.State.LIVE, "built-in", "abc", Duration.ofMinutes(61), ""));
        }

        @Override
        public Optional<CompletionStage<BackupResult>> backup(Consumer<String> told) {
            calls.add("backup");
            backupProgress = told;
            return calls.indexOf("backup") == calls.lastIndexOf("backup") ? Optional.of(backup) : Optional.empty();
        }

        /** Keeps what is taken down, as {@code kind what actor target detail}. */
        CompletionStage<Void> record(AuditKind kind, String what, Actor actor, String target, String detail) {
            audited.add(String.join(" ", kind.word(), what, actor.name(), target, detail)
                    .strip());
            return CompletableFuture.completedFuture(null);
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
            return Map.of("fly", "to fly");
        }

        @Override
        public CompletionStage<AuditPage> audit(AuditQuery query) {
            asked = query;
            return CompletableFuture.completedFuture(page);
        }

        @Override
        public CompletionStage<ThemesRead> readThemes() {
            calls.add("themes");
            return CompletableFuture.completedFuture(themes);
        }

        @Override
        public CompletionStage<Claim> claim(String code, Account account, InetAddress address) {
            calls.add("claim");
            AdminClaim open = claim;
            return open == null
                    ? CompletableFuture.completedFuture(new Claim.Refused())
                    : open.claim(code, account, address);
        }

        @Override
        public void stop(Text goodbye, boolean again) {
            calls.add(again ? "restart" : "shutdown");
        }
    }
}
