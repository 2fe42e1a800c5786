package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections that are lost without a word, and several of one character. */
class LinkDeadTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void aLostConnectionLeavesTheCharacterAndTheNextLoginResumesIt() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.TAKEOVER, LONG)) {
            Client first = harness.play("Nova");
            first.hangUp();
            ToModule.ClientChanged lost = harness.next(ToModule.ClientChanged.class);
            assertThat(lost.session().connections()).isZero();
            assertThat(lost.session().id()).isEqualTo(first.session());

            Client second = login(harness, "Nova");
            ToModule.SessionResumed resumed = harness.next(ToModule.SessionResumed.class);
            assertThat(resumed.session().id()).isEqualTo(first.session());
            assertThat(resumed.session().connections()).isEqualTo(1);
            harness.show(resumed, tell(first, "A room"));
            second.expect("A room\n[shown]> |");
            assertThat(second.seen()).doesNotContain("While you were gone");
        }
    }

    @Test
    void whatWasMissedIsReplayedOnceAndInOrderBeforeAnythingElse() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.TAKEOVER, LONG)) {
            Client nova = harness.play("Nova");
            Client vega = harness.play("Vega");
            nova.hangUp();
            harness.next(ToModule.ClientChanged.class);
            List<String> missed = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                missed.add("line " + i);
                harness.show(
                        new ToModule.Tick(),
                        i % 2 == 0
                                ? tell(nova, "line " + i)
                                : new FromModule.Broadcast(
                                        List.of(nova.session(), vega.session()), Text.of("line {}", "" + i)));
            }
            vega.expect("line 49");

            Client back = login(harness, "Nova");
            ToModule.SessionResumed resumed = harness.next(ToModule.SessionResumed.class);
            harness.show(resumed, tell(nova, "A room"));
            back.expect("A room\n[shown]> |");
            String replayed = String.join("\n", missed);
            assertThat(back.seen()).contains("While you were gone:\n" + replayed + "\n(That was all.)\nA room");

            back.hangUp();
            harness.next(ToModule.ClientChanged.class);
            Client again = login(harness, "Nova");
            harness.show(harness.next(ToModule.SessionResumed.class), tell(nova, "A room"));
            again.expect("A room\n[shown]> |");
            assertThat(again.seen()).doesNotContain("line ");
        }
    }

    @Test
    void ofTooMuchThatWasMissedTheOldestIsLeftOutAndThatIsSaid() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.TAKEOVER, LONG)) {
            Client nova = harness.play("Nova");
            nova.hangUp();
            harness.next(ToModule.ClientChanged.class);
            for (int i = 1; i <= Missed.MOST_TEXTS + 7; i++) {
                harness.show(new ToModule.Tick(), tell(nova, "line " + i));
            }
            Client back = login(harness, "Nova");
            harness.show(harness.next(ToModule.SessionResumed.class), tell(nova, "A room"));
            back.expect("(7 earlier texts are left out):\nline 8\n");
            back.expect("line " + (Missed.MOST_TEXTS + 7) + "\n(That was all.)\nA room");
        }
    }

    @Test
    void aTextThatIsLargerThanAllThatIsKeptIsLeftOut() {
        Missed missed = new Missed(Instant.EPOCH);
        missed.add(Text.plain("a"));
        missed.add(Text.plain("b".repeat(Missed.MOST_CHARACTERS + 1)));
        missed.add(Text.plain("c"));
        assertThat(missed.handOut()).hasSize(3).element(1).isEqualTo(Text.plain("c"));
        assertThat(missed.handOut()).isEmpty();
    }

    @Test
    void theAnswerToALineThatWasTypedBeforeTheLossIsNotLost() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.TAKEOVER, LONG)) {
            Client nova = harness.play("Nova");
            nova.type("look");
            ToModule.Input input = harness.next(ToModule.Input.class);
            nova.hangUp();
            harness.next(ToModule.ClientChanged.class);
            harness.show(input, tell(nova, "the answer"));
            Client back = login(harness, "Nova");
            harness.show(harness.next(ToModule.SessionResumed.class), tell(nova, "A room"));
            back.expect("the answer\n(That was all.)\nA room\n[shown]> |");
            back.type("say hello");
            assertThat(harness.next(ToModule.Input.class).number()).isEqualTo(2);
        }
    }

    @Test
    void afterTheTimeOfGraceTheSessionEnds() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.TAKEOVER, Duration.ofMillis(1))) {
            Client nova = harness.play("Nova");
            nova.hangUp();
            harness.next(ToModule.ClientChanged.class);
            ToModule.SessionClosed closed = harness.next(ToModule.SessionClosed.class);
            assertThat(closed.reason()).isEqualTo(Reason.LINK_LOST);
            Client back = login(harness, "Nova");
            assertThat(harness.next(ToModule.SessionOpened.class).session().id())
                    .isNotEqualTo(nova.session());
            back.hangUp();
        }
    }

    @Test
    void aSharedCharacterIsShownOnAllAndPlayedByAll() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.SHARE, LONG)) {
            Client first = harness.play("Nova");
            Client second = login(harness, "Nova");
            ToModule.SessionResumed joined = harness.next(ToModule.SessionResumed.class);
            assertThat(joined.session().id()).isEqualTo(first.session());
            assertThat(joined.session().connections()).isEqualTo(2);
            harness.show(joined, tell(first, "A room"));
            first.expect("A room\n> |");
            second.expect("A room\n[shown]> |");

            first.type("one");
            second.type("two");
            List<String> lines = new ArrayList<>();
            for (long number = 1; number <= 2; number++) {
                ToModule.Input input = harness.next(ToModule.Input.class);
                assertThat(input.number()).isEqualTo(number);
                lines.add(input.line());
                harness.show(input, tell(first, "answer to " + input.line()));
            }
            assertThat(lines).containsExactlyInAnyOrder("one", "two");
            first.expect("answer to");
            first.expect("answer to");
            second.expect("answer to");
            second.expect("answer to");

            first.hangUp();
            assertThat(harness.next(ToModule.ClientChanged.class).session().connections())
                    .isEqualTo(1);
            second.type("three");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("three");
        }
    }

    @Test
    void whereSeveralAreRefusedTheNewestIsBackAtTheLogin() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.REFUSE, LONG)) {
            Client first = harness.play("Nova");
            Client second = login(harness, "Nova");
            second.expect("is being played already");
            second.expect("Name: |");
            assertThat(harness.nothingForTheWorld()).isTrue();
            first.type("still here");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("still here");

            first.hangUp();
            harness.next(ToModule.ClientChanged.class);
            second.type("Nova", "correct horse");
            assertThat(harness.next(ToModule.SessionResumed.class).session().id())
                    .isEqualTo(first.session());
        }
    }

    @Test
    void aConnectionThatClosedWhileItWasLetInMakesNoRoomForItself() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness(Several.TAKEOVER, LONG)) {
            Client first = harness.play("Nova");
            Session session = harness.sessions().roster().named("Nova").orElseThrow();
            Client second = harness.connect();
            second.expect("Name: |");
            Connection dead = harness.sessions().roster().connections().stream()
                    .filter(connection -> !session.viewers().contains(connection))
                    .findAny()
                    .orElseThrow();
            second.hangUp();
            session.later(() -> session.admit(dead));
            first.type("still here");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("still here");
            assertThat(session.viewers().size()).isEqualTo(1);
        }
    }

    private static Client login(SessionHarness harness, String name) {
        Client client = harness.connect();
        client.expect("Name: |");
        client.type(name, "correct horse");
        return client;
    }

    private static FromModule tell(Client to, String text) {
        return new FromModule.Tell(to.session(), Text.of("{}", text));
    }
}
