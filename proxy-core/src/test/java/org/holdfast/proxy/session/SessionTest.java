package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.Input;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.backup.BackupResult;
import org.holdfast.proxy.host.SwapReport;
import org.holdfast.proxy.host.SwapResult;
import org.holdfast.proxy.host.SwapStep;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTest {
    private final SessionHarness harness = new SessionHarness();

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void linesAreCountedWithoutGapsAndAnsweredWithThePrompt() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("one", "", "three");
        for (int number = 1; number <= 3; number++) {
            Input input = harness.next(Input.class);
            assertThat(input.number()).isEqualTo(number);
            assertThat(input.session()).isEqualTo(nova.session());
            harness.show(input, tell(nova, "answer " + number));
        }
        nova.expect("answer 1\n> |");
        nova.expect("answer 2\n> |");
        nova.expect("answer 3\n> |");
    }

    @Test
    void outputOfAnotherPlayersTurnStandsOnALineOfItsOwn() throws InterruptedException {
        Client nova = harness.play("Nova");
        Client vega = harness.play("Vega");
        nova.type("say hello");
        Input input = harness.next(Input.class);
        harness.show(
                input,
                new FromModule.Broadcast(List.of(vega.session(), SessionId.random()), Text.of("Nova says, \"hello\"")),
                tell(nova, "You say, \"hello\""));
        vega.expect("\nNova says, \"hello\"\n> |");
        nova.expect("You say, \"hello\"\n> |");
    }

    @Test
    void aFailedTurnIsToldAndThePromptComesBack() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("break");
        harness.fail(harness.next(Input.class));
        nova.expect("Something went wrong with that; nothing was changed.");
        nova.expect("> |");
    }

    @Test
    void theAnswerToASecretPromptIsMarkedAndNeverACommand() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("vault");
        Input asked = harness.next(Input.class);
        harness.show(asked, new FromModule.Prompt(nova.session(), Text.of("Secret: "), true));
        nova.expect("[hidden]Secret: |");
        nova.type("@reload");
        Input secret = harness.next(Input.class);
        assertThat(secret.secret()).isTrue();
        assertThat(secret.line()).isEqualTo("@reload");
        assertThat(harness.host().calls).isEmpty();
        harness.show(secret, new FromModule.Prompt(nova.session(), Text.of("> "), false));
        nova.expect("[shown]> |");
    }

    @Test
    void aSecretThatIsTooLongIsAskedForAgainAsASecret() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("vault");
        Input asked = harness.next(Input.class);
        harness.show(asked, new FromModule.Prompt(nova.session(), Text.of("Secret: "), true));
        nova.expect("[hidden]Secret: |");
        nova.send(new TelnetEvent.LineTooLong(4096));
        nova.expect("it was not run.\nSecret: |");
        nova.type("hunter2");
        assertThat(harness.next(Input.class).secret()).isTrue();
        nova.expect("\n");
        assertThat(nova.seen()).endsWith("not run.\nSecret: |\n");
    }

    @Test
    void loggingInAgainTakesTheSessionOver() throws InterruptedException {
        Client first = harness.play("Nova");
        Client second = harness.connect();
        second.type("nova", "correct horse");
        ToModule.SessionResumed resumed = harness.next(ToModule.SessionResumed.class);

        assertThat(resumed.session().id()).isEqualTo(first.session());
        first.expect("logged in from somewhere else");
        first.expectClosed();
        harness.show(resumed, tell(first, "Here you are."));
        second.expect("Here you are.\n[shown]> |");
        second.type("look");
        assertThat(harness.next(Input.class).session()).isEqualTo(first.session());
    }

    @Test
    void aLostConnectionEndsTheSession() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.hangUp();
        ToModule.SessionClosed closed = harness.next(ToModule.SessionClosed.class);
        assertThat(closed.session()).isEqualTo(nova.session());
        assertThat(closed.reason()).isEqualTo(Reason.LINK_LOST);
        assertThat(harness.sessions().awaitNobody(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void theWorldSaysGoodbye() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("quit");
        Input quit = harness.next(Input.class);
        harness.show(quit, new FromModule.Close(nova.session(), Text.of("Come back soon.")));
        nova.expect("Come back soon.\n");
        nova.expectClosed();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.QUIT);
    }

    @Test
    void quitWorksThoughTheWorldDoesNotAnswer() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("quit");
        harness.next(Input.class);
        nova.expect("Goodbye.\n");
        nova.expectClosed();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.QUIT);
    }

    @Test
    void quitWorksWhenThereIsNoWorld() throws InterruptedException {
        Client nova = harness.play("Nova");
        harness.sessions().worldListener().noWorld("gone");
        nova.type("quit");
        nova.expect("Goodbye.\n");
        nova.expectClosed();
    }

    @Test
    void whoTypesInALongPauseIsToldOnceAndToldWhenItIsOver() throws InterruptedException {
        Client nova = harness.play("Nova");
        Client vega = harness.play("Vega");
        nova.type("one");
        Input one = harness.next(Input.class);
        harness.sessions().worldListener().blurred();
        nova.expect("The world blurs. Your commands will run in a moment.\n");
        nova.type("two");
        Input two = harness.next(Input.class);
        harness.sessions().worldListener().clear();
        nova.expect("The world is clear again.\n");
        harness.show(one, tell(nova, "did one"));
        harness.show(two, tell(nova, "did two"));
        nova.expect("did two\n> |");
        assertThat(nova.seen().split("blurs", -1)).hasSize(2);
        assertThat(vega.seen()).doesNotContain("blurs").doesNotContain("clear again");
    }

    @Test
    void everybodyIsToldOnceThatNothingCanBeSavedAndOnceThatItCanAgain() throws InterruptedException {
        Client nova = harness.play("Nova");
        harness.sessions().stalled(true);
        nova.expect("The world holds its breath");
        harness.sessions().stalled(true);
        harness.sessions().stalled(false);
        nova.expect("The world breathes again.");
        assertThat(nova.seen().split("holds its breath", -1)).hasSize(2);
    }

    @Test
    void backupsAreForAdminsAndSayWhatBecameOfThem() throws Exception {
        Client vega = admin("Vega");
        vega.type("@backup", "@backup");
        vega.expect("Saving...");
        vega.expect("A backup is being written already; wait for its end.");
        harness.host().backupProgress.accept("Saving: 7 records saved in 1.0 s");
        vega.expect("Saving: 7 records saved in 1.0 s");
        harness.host().backup.complete(new BackupResult.Failed("no space left"));
        vega.expect("Nothing was saved: no space left.");
        Client nova = harness.play("Nova");
        nova.type("@backup");
        assertThat(harness.next(Input.class).line()).isEqualTo("@backup");
        harness.sessions().tellAdmins(Text.of("for admins"));
        vega.expect("for admins");
        harness.sessions().announce(Text.of("for all"));
        nova.expect("for all");
        assertThat(nova.seen()).doesNotContain("for admins");
        assertThat(harness.host().calls).containsExactly("backup", "backup");
    }

    @Test
    void commandsOfTheHostDoNotExistForPlayers() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("@reload");
        assertThat(harness.next(Input.class).line()).isEqualTo("@reload");
        assertThat(harness.host().calls).isEmpty();
    }

    @Test
    void anAdminReloadsAndIsToldHowItEnded() throws Exception {
        Client nova = admin("Nova");
        nova.type("@reload");
        nova.expect("Reloading the world...\n> |");
        nova.type("@reload");
        nova.expect("A reload is running already");
        harness.host().swap.complete(new SwapResult.Reloaded(2, Duration.ofNanos(1_250_000), 3, SwapReport.EMPTY));
        nova.expect("\nReloaded: generation 2 is live. Pause 1.3 ms, 3 lines held.\n> |");
    }

    @Test
    void anAdminHearsOfAStepThatTakesLongAndOfWhatIsDoubtful() throws Exception {
        Client nova = admin("Nova");
        nova.type("@reload");
        nova.expect("Reloading the world...\n> |");
        harness.host().progress.stillIn(SwapStep.IMPORT, Duration.ofMillis(2_100), 64_000);
        nova.expect("\nStill at it: read the records (2 s, 64000 so far)...\n> |");
        SwapReport report = new SwapReport(Map.of(), 0, 0, 0, List.of("class <a> has a static array"));
        harness.host().swap.complete(new SwapResult.Reloaded(2, Duration.ofNanos(1_250_000), 3, report));
        nova.expect("""

                Reloaded: generation 2 is live. Pause 1.3 ms, 3 lines held.
                Warning: class <a> has a static array.
                > |""");
    }

    @Test
    void anAdminHasTheCodeChecked() throws Exception {
        Client nova = admin("Nova");
        nova.type("@reload --chek");
        nova.expect("Usage: @reload or @reload --check");
        nova.type("@reload --check");
        nova.expect("Checking the world's code...\n> |");
        Map<SwapStep, Duration> times =
                Map.of(SwapStep.IMPORT, Duration.ofMillis(150), SwapStep.LOAD, Duration.ofNanos(34_260_000));
        SwapReport report = new SwapReport(times, 100_000, 12, 64, List.of("odd"));
        harness.host().swap.complete(new SwapResult.Checked(report, 4));
        nova.expect("""
                Checked: this code can serve. Generation 4 is still running.
                100000 records read, 12 changes caught up with, 64 turns rehearsed.
                Times: load 34.3 ms, read the records 150.0 ms.
                Warning: odd.
                > |""");
        assertThat(harness.host().calls).containsExactly("check");
    }

    @Test
    void anAdminIsToldWhyAReloadFailed() throws Exception {
        Client nova = admin("Nova");
        nova.type("@reload");
        harness.host().swap.complete(new SwapResult.Failed("its factory is missing.", 4));
        nova.expect("Reload failed: its factory is missing. Generation 4 is still running.\n> |");
    }

    @Test
    void generationsAreListedOneALine() throws Exception {
        Client nova = admin("Nova");
        nova.type("@generations");
        nova.expect("generation 7: live, from built-in [abc], 1 h 1 min old\n> |");
    }

    @Test
    void staffEndASession() throws Exception {
        Client nova = admin("Nova");
        Client vega = harness.play("Vega");
        nova.type("@boot vega please behave");
        vega.expect("The staff have ended your session: please behave");
        vega.expectClosed();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.BOOTED);
        nova.type("@boot Nobody");
        nova.expect("Nobody called Nobody is playing");
    }

    @Test
    void anAnnouncementReachesEverybody() throws Exception {
        Client nova = admin("Nova");
        Client vega = harness.play("Vega");
        nova.type("@announce Tea at <five>");
        vega.expect("\nAnnouncement: Tea at <five>\n> |");
        nova.expect("Announcement: Tea at <five>");
    }

    @Test
    void whoIsLockedOutLeaves() throws Exception {
        Client nova = harness.play("Nova");
        harness.accounts()
                .lock(harness.accounts().find("Nova").orElseThrow())
                .toCompletableFuture()
                .get();
        nova.expect("Your account has been locked.");
        nova.expectClosed();
    }

    @Test
    void aLineThatIsTooLongIsNotRunAndSaysSo() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.send(new TelnetEvent.LineTooLong(4096));
        nova.expect("more than 4096 characters; it was not run.\n> |");
        assertThat(harness.nothingForTheWorld()).isTrue();
    }

    @Test
    void aSessionWithTooManyWaitingLinesIsNotReadAndLosesNone() throws InterruptedException {
        Client nova = harness.play("Nova");
        int lines = Backlog.MOST_WAITING * 3;
        for (int i = 0; i < lines; i++) {
            nova.type("line " + i);
        }
        for (int i = 0; i < lines; i++) {
            Input input = harness.next(Input.class);
            assertThat(input.line()).isEqualTo("line " + i);
            harness.show(input, tell(nova, "did " + i));
        }
        nova.expect("did " + (lines - 1) + "\n> |");
    }

    @Test
    void anAnswerThatIsMissingDoesNotKeepTheSocketFromBeingRead() throws InterruptedException {
        Client nova = harness.play("Nova");
        for (int i = 0; i <= Backlog.MOST_WAITING; i++) {
            nova.type("line " + i);
        }
        Input last = harness.next(Input.class);
        while (last.number() < Backlog.MOST_WAITING) {
            last = harness.next(Input.class);
        }
        harness.show(last);
        assertThat(harness.next(Input.class).line()).isEqualTo("line " + Backlog.MOST_WAITING);
    }

    @Test
    void workThatFailsKeepsNeitherTheWorkBehindItNorItsOutputFromComing() throws InterruptedException {
        Client nova = harness.play("Nova");
        Session session = harness.sessions().roster().named("Nova").orElseThrow();
        session.later(() -> {
            session.later(() -> {
                throw new IllegalStateException("on purpose, by a test");
            });
            session.later(() -> session.viewers().notice(Text.of("still here")));
        });
        nova.expect("still here\n> |");
    }

    @Test
    void linesBeyondTheLimitAreNamedAndNotRun() throws InterruptedException {
        try (SessionHarness limited = new SessionHarness(1, true)) {
            Client nova = limited.play("Nova");
            nova.type("one", "two <b>");
            assertThat(limited.next(Input.class).line()).isEqualTo("one");
            nova.expect("Too much at once; the line \"two <b>\" was not run.\n> |");
        }
    }

    @Test
    void whatWasTypedWhileTheSocketWasNotReadIsNotTooMuchAtOnce() throws InterruptedException {
        int perSecond = Backlog.MOST_WAITING;
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        try (SessionHarness limited = new SessionHarness(perSecond, true, now::get)) {
            Client nova = limited.play("Nova");
            int lines = perSecond * 10;
            for (int i = 0; i < lines; i++) {
                nova.type("line " + i);
            }
            List<Input> held = new ArrayList<>();
            for (int i = 0; i < Backlog.MOST_WAITING; i++) {
                held.add(limited.next(Input.class));
            }
            now.set(Instant.EPOCH.plusSeconds(lines / perSecond));
            held.forEach(limited::show);
            for (int i = Backlog.MOST_WAITING; i < lines; i++) {
                Input input = limited.next(Input.class);
                assertThat(input.line()).isEqualTo("line " + i);
                limited.show(input);
            }
            assertThat(nova.seen()).doesNotContain("was not run");
        }
    }

    @Test
    void everyoneIsToldWhenTheServerStops() throws InterruptedException {
        Client nova = harness.play("Nova");
        Client stranger = harness.connect();
        stranger.expect("Name: |");
        harness.sessions().endAll(Notices.SHUTDOWN);
        nova.expect("The server is shutting down.");
        stranger.expect("The server is shutting down.");
        assertThat(harness.sessions().awaitNobody(Duration.ofSeconds(20))).isTrue();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.SHUTDOWN);
    }

    private Client admin(String name) throws Exception {
        Client client = harness.play(name);
        harness.accounts()
                .setRole(harness.accounts().find(name).orElseThrow(), Role.ADMIN)
                .toCompletableFuture()
                .get();
        harness.next(ToModule.ClientChanged.class);
        return client;
    }

    private static FromModule tell(Client client, String text) {
        return new FromModule.Tell(client.session(), Text.plain(text));
    }
}
