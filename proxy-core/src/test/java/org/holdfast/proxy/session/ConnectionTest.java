package org.holdfast.proxy.session;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.MemoryRecords;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.account.Records;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.audit.AuditLog;
import org.holdfast.proxy.render.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The beginning and the end of connections, with event loops that are stepped by hand. */
class ConnectionTest {
    private final AccountService accounts =
            new AccountService(new MemoryRecords(), new AccountOptions(8, 1, 0, 0, true), Clock.systemUTC());
    private final List<ToModule> messages = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final Sessions sessions = new Sessions(
            new SessionOptions(
                    "Testhold", "", 0, 0, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, Several.TAKEOVER),
            accounts,
            new Standings(Records.NONE, Clock.systemUTC()),
            AuditLog.NONE,
            new Renderer(),
            messages::add,
            new HostCommands(new SessionHarness.FakeHost()),
            clock);
    private final Socket first = new Socket();
    private final Socket second = new Socket();

    /** A connection on an event loop of its own, which runs when the test says so. */
    private final class Socket {
        final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        final Connection connection = new Connection(channel, InetAddress.getLoopbackAddress(), false, sessions);

        void enters(Account account) {
            connection.gate().set(ReadGate.Reason.LOGIN, true);
            connection.proven(new Proof(Proof.Kind.PASSWORD, 0, ""));
            sessions.open(account, account.characters().get(0), connection);
        }

        boolean isRead() {
            return channel.config().isAutoRead();
        }
    }

    private Account nova() {
        return accounts.find("Nova").orElseThrow();
    }

    @BeforeEach
    void begin() throws Exception {
        accounts.create("Nova", "correct horse", InetAddress.getLoopbackAddress())
                .toCompletableFuture()
                .get();
        sessions.worldListener().live(1);
        first.connection.begin();
        second.connection.begin();
        first.enters(nova());
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void whoWasToldGoodbyeBeforeTheSessionHeardOfThemTakesNothingOver() {
        second.enters(nova());
        second.connection.close(Notices.GOODBYE);
        first.channel.runPendingTasks();
        second.channel.runPendingTasks();
        assertThat(messages).hasOnlyElementsOfType(ToModule.SessionOpened.class);
        assertThat(first.channel.isActive()).isTrue();
    }

    @Test
    void aConnectionIsNotReadUntilTheSessionShowsOnIt() {
        assertThat(first.isRead()).isTrue();
        second.enters(nova());
        assertThat(second.isRead()).isFalse();
        first.channel.runPendingTasks();
        assertThat(second.isRead()).isTrue();
        assertThat(messages).last().isInstanceOf(ToModule.SessionResumed.class);
    }

    @Test
    void aSessionThatEndsBeforeItIsTakenOverIsFollowedByANewOne() {
        Session session = sessions.roster().named("Nova").orElseThrow();
        session.later(() -> session.end(Reason.BOOTED, Text.of("Out.")));
        second.enters(nova());
        first.channel.runPendingTasks();
        assertThat(sessions.roster().byName()).isEmpty();
        assertThat(second.isRead()).isFalse();

        second.channel.runPendingTasks();
        assertThat(sessions.roster().byName()).hasSize(1).doesNotContain(session);
        assertThat(second.isRead()).isTrue();
        assertThat(messages)
                .hasExactlyElementsOfTypes(
                        ToModule.SessionOpened.class, ToModule.SessionClosed.class, ToModule.SessionOpened.class);
    }

    @Test
    void aConnectionThatEndsMeanwhileLeavesNoSessionBehind() {
        Session session = sessions.roster().named("Nova").orElseThrow();
        session.later(() -> session.end(Reason.BOOTED, Text.of("Out.")));
        second.enters(nova());
        first.channel.runPendingTasks();
        second.channel.close().syncUninterruptibly();
        second.connection.gone();
        second.channel.runPendingTasks();

        assertThat(sessions.roster().byName()).isEmpty();
    }

    @Test
    void aClientThatDoesNotReadItsGoodbyeIsClosedAllTheSame() {
        first.channel.freezeTime();
        first.channel.pipeline().addFirst(new NothingIsRead());
        first.connection.close(Text.of("Out."));
        assertThat(first.channel.isActive()).isTrue();

        first.channel.advanceTimeBy(Connection.LEAVING_SECONDS, TimeUnit.SECONDS);
        first.channel.runScheduledPendingTasks();
        assertThat(first.channel.isActive()).isFalse();
    }

    /** A socket whose other end has stopped reading. */
    private static final class NothingIsRead extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }

    @Test
    void nothingIsLeftOfALoginWhenTheServerStops() {
        sessions.endAll(Notices.SHUTDOWN);
        second.channel.runPendingTasks();

        assertThat(second.channel.isActive()).isFalse();
        assertThat(second.channel.runScheduledPendingTasks()).isEqualTo(-1);
    }

    @Test
    void nobodyEntersAServerThatIsStopping() {
        sessions.endAll(Notices.SHUTDOWN);
        first.channel.runPendingTasks();
        second.enters(nova());

        assertThat(sessions.roster().byName()).isEmpty();
        assertThat(second.channel.isActive()).isFalse();
    }
}
