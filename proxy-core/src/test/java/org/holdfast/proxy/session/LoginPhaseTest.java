package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.holdfast.api.SessionId;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginPhaseTest {
    @Test
    void aNewNameIsAskedForAPasswordTwiceAndEntersTheWorld() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.expect("Welcome.\nName: |");
            nova.type("Nova");
            nova.expect("Create it? (y/n) |");
            nova.type("y");
            nova.expect("[hidden]Choose a password: |");
            nova.type("correct horse");
            nova.expect("\nRepeat the password: |");
            nova.type("correct horse");

            ToModule.SessionOpened opened = harness.next(ToModule.SessionOpened.class);
            assertThat(opened.session().name()).isEqualTo("Nova");
            assertThat(opened.session().permissions()).isEmpty();
            assertThat(opened.session().connections()).isEqualTo(1);
        }
    }

    @Test
    void onlyYesAndNoAnswerTheQuestionAndNothingElseIsRepeated() {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.type("Nova", "maybe", "hunter2secret", "YES");
            nova.expect("Create it? (y/n) |Create it? (y/n) |Create it? (y/n) |");
            nova.expect("Choose a password: |");
            assertThat(nova.seen()).doesNotContain("maybe").doesNotContain("hunter2secret");
        }
    }

    @Test
    void noLeadsBackToTheName() {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.type("Nova", "n");
            nova.expect("Create it? (y/n) |Name: |");
        }
    }

    @Test
    void passwordsThatDifferAreAskedForAgain() {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.type("Nova", "y", "correct horse", "correct house");
            nova.expect("Repeat the password: |");
            nova.expect("Choose a password: |");
        }
    }

    @Test
    void aWrongPasswordIsRefusedInTheWordsForAnUnknownName() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            harness.play("Nova");
            Client other = harness.connect();
            other.type("NOVA");
            other.expect("Name: |");
            other.expect("[hidden]Password: |");
            other.type("wrong horse");
            other.expect("Wrong name or password.\n[shown]Name: |");
        }
    }

    @Test
    void withRegistrationClosedAnUnknownNameLooksLikeAnyOther() {
        try (SessionHarness harness = new SessionHarness(0, false)) {
            Client nova = harness.connect();
            nova.type("Nova");
            nova.expect("Password: |");
            nova.type("correct horse");
            nova.expect("Wrong name or password.\n[shown]Name: |");
        }
    }

    @Test
    void tooManyWrongPasswordsEndTheConnection() {
        try (SessionHarness harness = new SessionHarness(0, false)) {
            Client nova = harness.connect();
            for (int i = 0; i < 5; i++) {
                nova.type("Nova", "wrong horse " + i);
            }
            nova.expectClosed();
        }
    }

    @Test
    void aConnectionThatEndsWhileItsPasswordIsCheckedEntersNothing() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client first = harness.play("Nova");
            first.hangUp();
            harness.next(ToModule.SessionClosed.class);
            for (int i = 0; i < 20; i++) {
                Client nova = harness.connect();
                nova.type("Nova", "correct horse");
                nova.hangUp();
            }
            assertThat(harness.sessions().awaitNobody(Duration.ofSeconds(20))).isTrue();
            // Whoever was quick enough to enter, or to take such a one over, has left again.
            Set<SessionId> inside = new HashSet<>();
            while (!harness.nothingForTheWorld()) {
                ToModule message = harness.next(ToModule.class);
                if (message instanceof ToModule.SessionOpened opened) {
                    assertThat(inside).isEmpty();
                    inside.add(opened.session().id());
                } else if (message instanceof ToModule.SessionClosed closed) {
                    assertThat(inside.remove(closed.session())).isTrue();
                }
            }
            assertThat(inside).isEmpty();
            assertThat(harness.sessions().roster().byName()).isEmpty();
        }
    }

    @Test
    void rolesBecomePermissions() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            harness.accounts()
                    .setRole(harness.accounts().find("Nova").orElseThrow(), Role.BUILDER)
                    .toCompletableFuture()
                    .get();
            ToModule.ClientChanged changed = harness.next(ToModule.ClientChanged.class);
            assertThat(changed.session().id()).isEqualTo(nova.session());
            assertThat(changed.session().permissions()).containsExactly("build");
        }
    }
}
