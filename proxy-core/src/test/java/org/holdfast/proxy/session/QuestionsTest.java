package org.holdfast.proxy.session;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Text;
import org.holdfast.proxy.account.AccountException;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.MemoryRecords;
import org.holdfast.proxy.account.Records;
import org.holdfast.proxy.account.Standings;
import org.holdfast.proxy.audit.AuditLog;
import org.holdfast.proxy.render.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions on an event loop whose time is stepped by hand. */
class QuestionsTest {
    private final AccountService accounts =
            new AccountService(new MemoryRecords(), new AccountOptions(8, 1, 0, 0, true), Clock.systemUTC());
    private final Sessions sessions = new Sessions(
            new SessionOptions("Testhold", "", 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Several.TAKEOVER),
            accounts,
            new Standings(Records.NONE, Clock.systemUTC()),
            AuditLog.NONE,
            new Renderer(),
            message -> {},
            new HostCommands(new SessionHarness.FakeHost()),
            Clock.systemUTC());
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final Connection connection = new Connection(channel, InetAddress.getLoopbackAddress(), false, sessions);
    private final Questions questions = new Questions(connection, channel.eventLoop(), () -> true);
    private final Transcript transcript = new Transcript();
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private final List<String> answers = new ArrayList<>();
    private final List<Text> failures = new ArrayList<>();

    @AfterEach
    void close() {
        accounts.close();
        var unused = channel.close();
    }

    private void waitForOutcome() {
        questions.ask(Text.of("Secret: "), true, answers::add);
        questions.await(outcome, answers::add, failures::add);
        channel.freezeTime();
    }

    private String seen() {
        channel.runPendingTasks();
        channel.flush();
        for (Object output = channel.readOutbound(); output != null; output = channel.readOutbound()) {
            transcript.add(output);
        }
        return transcript.text();
    }

    @Test
    void whoHasToWaitIsToldSoOnceAndIsNotRead() {
        waitForOutcome();
        assertThat(channel.config().isAutoRead()).isFalse();
        channel.advanceTimeBy(Questions.PATIENCE_MS - 1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        assertThat(seen()).doesNotContain("One moment...");
        channel.advanceTimeBy(1, TimeUnit.MINUTES);
        channel.runScheduledPendingTasks();
        assertThat(seen()).containsOnlyOnce("One moment...");
        outcome.complete("done");
        channel.runPendingTasks();
        assertThat(answers).containsExactly("done");
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void whoIsAnsweredAtOnceIsNotToldToWait() {
        waitForOutcome();
        outcome.complete("done");
        channel.runPendingTasks();
        channel.advanceTimeBy(1, TimeUnit.MINUTES);
        channel.runScheduledPendingTasks();
        assertThat(seen()).doesNotContain("One moment...");
    }

    @Test
    void aLineThatWasOnItsWayAnswersTheNextQuestion() {
        waitForOutcome();
        questions.line("early");
        assertThat(answers).isEmpty();
        outcome.complete("done");
        channel.runPendingTasks();
        assertThat(answers).containsExactly("done", "early");
    }

    @Test
    void whatTheAccountsSayIsPassedOnAndWhatTheHostSuffersIsNot() {
        waitForOutcome();
        outcome.completeExceptionally(new AccountException("That name is taken."));
        channel.runPendingTasks();
        CompletableFuture<String> broken = CompletableFuture.failedFuture(new IllegalStateException("/secret/path"));
        questions.await(broken, answers::add, failures::add);
        channel.runPendingTasks();
        assertThat(failures).containsExactly(Text.plain("That name is taken."), Notices.LOGIN_FAULT);
    }
}
