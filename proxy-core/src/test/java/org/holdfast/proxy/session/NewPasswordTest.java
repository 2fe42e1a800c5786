package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.account.Purpose;
import org.holdfast.proxy.account.Verification;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What another password, and the end of a program's, does to those who are logged in. */
class NewPasswordTest {
    private static final AccountOptions UNLIMITED = new AccountOptions(8, 1, 0, 0, true);

    private final SessionHarness harness = new SessionHarness(UNLIMITED, Several.SHARE, Postman.NONE);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void allOthersWhoAreLoggedInAreLoggedOutAndTold() throws Exception {
        Client nova = harness.play("Nova");
        Client shared = login("Nova", ToModule.SessionResumed.class);
        harness.accounts()
                .addCharacter(harness.accounts().find("Nova").orElseThrow().id(), "Vega")
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        Client vega = login("Vega", ToModule.SessionOpened.class);
        nova.type("password", "correct horse", "battery staple", "battery staple");
        nova.expect("You have another password. Whoever else was logged in with the old one is no more.");
        shared.expect("Your account has another password");
        shared.expectClosed();
        vega.expect("Your account has another password");
        vega.expectClosed();
        // One of these comes from Vega's session, the other from Nova's.
        assertThat(List.of(harness.next(ToModule.class), harness.next(ToModule.class)))
                .hasOnlyElementsOfTypes(ToModule.SessionClosed.class, ToModule.ClientChanged.class)
                .doesNotHaveDuplicates();
        nova.type("look");
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
    }

    @Test
    void aResetThatNobodyHasHeardOfYetIsNotOverwrittenByWhoChoosesAPassword() throws Exception {
        Client nova = harness.play("Nova");
        nova.type("password", "correct horse", "troubador three");
        nova.expect("Repeat the password: |");
        harness.resetUnheard("Nova", "battery staple");
        nova.type("troubador three");
        nova.expect("Your account has another password");
        nova.expectClosed();
        assertThat(nova.seen()).doesNotContain("You have another password");
        assertThat(harness.records().held()).isEqualTo(1);
        harness.records().release();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(ToModule.SessionClosed.Reason.BOOTED);
        assertThatIsThePassword("battery staple");
    }

    @Test
    void whoHasChosenAPasswordDoesNotSurviveAResetThatCameBeforeItWasOnDisk() throws Exception {
        Client nova = harness.play("Nova");
        harness.records().hold();
        nova.type("password", "correct horse", "troubador three", "troubador three");
        Awaitility.await().until(() -> harness.records().held() == 1);
        harness.resetUnheard("Nova", "battery staple");
        harness.records().release();
        nova.expect("Your account has another password");
        nova.expectClosed();
        harness.records().release();
        assertThatIsThePassword("battery staple");
    }

    private void assertThatIsThePassword(String password) throws Exception {
        assertThat(harness.accounts()
                        .verify("Nova", password, Purpose.PLAY, InetAddress.getLoopbackAddress())
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS))
                .isInstanceOf(Verification.Verified.class);
    }

    @Test
    void alsoOneThatIsLinkDead() throws Exception {
        Client nova = harness.play("Nova");
        nova.hangUp();
        harness.next(ToModule.ClientChanged.class);
        harness.accounts()
                .setPassword(harness.accounts().find("Nova").orElseThrow(), "battery staple")
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(ToModule.SessionClosed.Reason.BOOTED);
    }

    @Test
    void whoeverWantsToEndsTheOtherSessions() throws Exception {
        Client nova = harness.play("Nova");
        Client shared = login("Nova", ToModule.SessionResumed.class);
        nova.type("account sessions");
        nova.expect("Nova (this one): for ");
        nova.type("account logout", "correct horse");
        nova.expect("You are logged in here alone now.");
        shared.expect("You have ended this session from elsewhere.");
        shared.expectClosed();
        nova.type("account logout", "correct horse");
        nova.expect("You are logged in nowhere else.");
    }

    @Test
    void aProgramThatChoosesAPasswordGoesOnByThat() throws Exception {
        Client nova = harness.play("Nova");
        Client program = program(nova);
        harness.next(ToModule.SessionResumed.class);
        program.type("password", "correct horse", "battery staple", "battery staple");
        program.expect("You have another password.");
        nova.expectClosed();
        harness.next(ToModule.ClientChanged.class);
        program.type("look");
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
    }

    @Test
    void whereThereIsASecondFactorAProgramThatChoosesAPasswordHasShownNothingByThat() throws Exception {
        Client nova = harness.play("Nova");
        nova.type("account second-factor on", "correct horse");
        nova.expect("Code: |");
        Matcher secret = Pattern.compile("  ([A-Z2-7]{32})\n").matcher(nova.seen());
        assertThat(secret.find()).isTrue();
        nova.type(AccountCommandsTest.code(secret.group(1), 0), "");
        nova.expect("You are asked for a code at each login.");
        Client program = program(nova);
        program.expect("Code: |");
        program.type(AccountCommandsTest.code(secret.group(1), 1));
        harness.next(ToModule.SessionResumed.class);
        nova.hangUp();
        harness.next(ToModule.ClientChanged.class);
        program.type("password", "correct horse", "battery staple", "battery staple");
        program.expect("Your account has another password");
        program.expectClosed();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(ToModule.SessionClosed.Reason.BOOTED);
    }

    /** A program that logs in by a password of its own, which a player gives it. */
    private Client program(Client owner) {
        owner.type("account app add play my client", "correct horse");
        owner.expect("it is not shown again:");
        owner.expect("> |");
        Matcher app = Pattern.compile("  (([0-9A-Z]{4}-){5}[0-9A-Z]{4})\n").matcher(owner.seen());
        assertThat(app.find()).isTrue();
        Client program = harness.connect();
        program.type("Nova", app.group(1));
        return program;
    }

    @Test
    void aProgramWhosePasswordIsRevokedIsLoggedOut() throws Exception {
        Client nova = harness.play("Nova");
        Client program = program(nova);
        harness.next(ToModule.SessionResumed.class);
        nova.type("account app revoke my client", "correct horse");
        nova.expect("It is worth nothing any more.");
        program.expectClosed();
    }

    private Client login(String name, Class<? extends ToModule> kind) throws InterruptedException {
        Client client = harness.connect();
        client.type(name, "correct horse");
        harness.next(kind);
        return client;
    }
}
