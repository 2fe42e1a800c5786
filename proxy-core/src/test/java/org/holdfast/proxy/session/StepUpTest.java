package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Permissions;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountOptions.Registration;
import org.holdfast.proxy.account.Owner;
import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.account.Purpose;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff have to show, asked for in the middle of a session. */
class StepUpTest {
    private static final AccountOptions STAFF =
            new AccountOptions(8, 1, 0, 0, Registration.OPEN, Optional.of(Role.ADMIN));

    private final SessionHarness harness = new SessionHarness(STAFF, Several.SHARE, Postman.NONE);

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void whoIsMadeAdminInASessionGivesASecondFactorBeforeTheFirstStaffCommand() throws Exception {
        Client nova = harness.play("Nova");
        setRole("Nova", Role.ADMIN);
        nova.expect("account verify asks for what staff have to show");
        assertThat(harness.nothingForTheWorld()).isTrue();

        nova.type("@backup");
        nova.expect("That waits for what staff have to show.");
        nova.expect("[hidden]Password: |");
        nova.type("correct horse");
        nova.expect("Your account needs a second factor here");
        nova.expect("Code: |");
        nova.type(AccountCommandsTest.code(secret(nova), 0));
        nova.expect("Press Enter when you have kept them. |");
        assertThat(harness.host().calls).isEmpty();
        nova.type("");
        nova.expect("You have what staff have.");
        nova.expect("Saving...");
        assertThat(harness.host().calls).containsExactly("backup");
        assertThat(harness.next(ToModule.ClientChanged.class).session().permissions())
                .containsExactlyInAnyOrder("build", "moderate", "administer");
    }

    @Test
    void aWrongAnswerLeavesItAsItWas() throws Exception {
        Client nova = harness.play("Nova");
        setRole("Nova", Role.ADMIN);
        nova.type("@backup", "wrong");
        nova.expect("That was not right; nothing was done.");
        nova.type("look");
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
        assertThat(harness.host().calls).isEmpty();
    }

    @Test
    void aResetBeforeTheLastAnswerLeavesNothingToBeDoneAsStaff() throws Exception {
        Client nova = harness.play("Nova");
        setRole("Nova", Role.ADMIN);
        nova.type("@backup", "correct horse");
        nova.expect("Code: |");
        nova.type(AccountCommandsTest.code(secret(nova), 0));
        nova.expect("Press Enter when you have kept them. |");
        harness.resetUnheard("Nova", "battery staple");
        nova.type("");
        nova.expect("Your account has another password");
        harness.records().release();
        nova.expectClosed();
        assertThat(harness.host().calls).isEmpty();
        assertThat(nova.seen()).doesNotContain("You have what staff have.");
    }

    @Test
    void aResetBetweenPasswordAndCodeLeavesNothingToBeDoneAsStaff() throws Exception {
        Client nova = harness.play("Nova");
        setRole("Nova", Role.ADMIN);
        nova.type("account second-factor on", "correct horse");
        nova.expect("Code: |");
        nova.type(AccountCommandsTest.code(secret(nova), 0), "");
        nova.expect("You are asked for a code at each login.");
        nova.type("account verify", "correct horse");
        nova.expect("Code: |");
        harness.resetUnheard("Nova", "battery staple");
        nova.type(AccountCommandsTest.code(secret(nova), 1));
        nova.expect("Your password was changed meanwhile; log in again. Nothing was done.");
        assertThat(nova.seen()).doesNotContain("You have what staff have.");
        harness.records().release();
        nova.expectClosed();
    }

    @Test
    void whoIsGrantedToKeepOrderGivesOneToo() throws Exception {
        Client mo = harness.play("Mo");
        harness.host()
                .standings
                .grant(harness.accounts().find("Mo").orElseThrow().id(), Permissions.MODERATE)
                .toCompletableFuture()
                .get();
        mo.expect("account verify asks for what staff have to show");
        mo.type("@mute", "correct horse");
        mo.expect("Your account needs a second factor here");
    }

    @Test
    void whoClaimsHasNothingOfItUntilTheyHaveShownWhatStaffShow() throws Exception {
        Client nova = harness.play("Nova");
        nova.type("claim " + harness.openClaim());
        nova.expect("You are an admin now.");
        assertThat(harness.accounts().find("Nova").orElseThrow().role()).isEqualTo(Role.ADMIN);
        nova.type("@backup");
        nova.expect("That waits for what staff have to show.");
        assertThat(harness.nothingForTheWorld()).isTrue();
        nova.type("correct horse");
        nova.expect("Code: |");
        nova.type(AccountCommandsTest.code(secret(nova), 0), "");
        nova.expect("You have what staff have.");
        nova.expect("Saving...");
        assertThat(harness.host().calls).containsExactly("claim", "backup");
    }

    @Test
    void aProgramThatClaimsHasNothingOfItEither() throws Exception {
        Client nova = harness.play("Nova");
        String app = appPassword("Nova");
        nova.hangUp();
        harness.next(ToModule.ClientChanged.class);
        Client program = harness.connect();
        program.type("Nova", app);
        harness.show(harness.next(ToModule.SessionResumed.class));
        program.type("claim " + harness.openClaim());
        program.expect("You are an admin now.");
        program.type("@backup", app);
        program.expect("That was not right; nothing was done.");
        assertThat(harness.nothingForTheWorld()).isTrue();
        assertThat(harness.host().calls).containsExactly("claim");
    }

    @Test
    void aProgramThatLogsInHasNoneOfItAndSharesNoneOfIt() throws Exception {
        Client nova = harness.play("Nova");
        String app = appPassword("Nova");
        setRole("Nova", Role.BUILDER);
        assertThat(harness.next(ToModule.ClientChanged.class).session().permissions())
                .containsExactly("build");

        Client program = harness.connect();
        program.type("Nova", app);
        ToModule.SessionResumed shared = harness.next(ToModule.SessionResumed.class);
        assertThat(shared.session().permissions()).isEmpty();
        harness.show(shared);
        nova.expect("account verify asks for what staff have to show");
        program.hangUp();
        assertThat(harness.next(ToModule.ClientChanged.class).session().permissions())
                .containsExactly("build");
    }

    private String appPassword(String name) throws Exception {
        return harness.accounts()
                .appPasswords()
                .make(
                        harness.accounts().find(name).orElseThrow(),
                        Purpose.PLAY,
                        "client",
                        new Owner(new Proof(Proof.Kind.PASSWORD, 0, ""), InetAddress.getLoopbackAddress()))
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private void setRole(String name, Role role) throws Exception {
        harness.accounts()
                .setRole(harness.accounts().find(name).orElseThrow(), role)
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    private static String secret(Client client) {
        Matcher secret = Pattern.compile("  ([A-Z2-7]{32})\n").matcher(client.seen());
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }
}
