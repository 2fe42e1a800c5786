package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Permissions;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.account.AccountOptions.Registration;
import org.holdfast.proxy.account.Postman;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a login is left for, as it is typed: a forgotten password, an invitation, a second factor that has to be. */
class LoginDetoursTest {
    private static final Pattern CODE_IN_MAIL = Pattern.compile("(?m)^    (\\S+)$");

    private final List<String> letters = new CopyOnWriteArrayList<>();

    /** Keeps what was sent. */
    private final class Letters implements Postman {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void send(String to, String subject, String text) {
            letters.add(text);
        }
    }

    @Test
    void aForgottenPasswordIsReplacedByACodeFromAMailAndWhoeverWasInIsOut() throws Exception {
        AccountOptions open = new AccountOptions(8, 1, 0, 0, true);
        try (SessionHarness harness = new SessionHarness(open, Several.TAKEOVER, new Letters())) {
            Client nova = harness.play("Nova");
            nova.type("account email", "correct horse", "nova@example.org");
            nova.expect("The code from the mail: |");
            nova.type(codeOfLetter(1));
            nova.expect("It is your address now.");

            Client lost = harness.connect();
            lost.type("reset", "Nova");
            lost.expect("If there is such an account with an address, a mail with a code is on its way to it.");
            lost.expect("[hidden]Code: |");
            String code = codeOfLetter(2);
            lost.type(code, "short", "battery staple", "battery stable", "battery staple", "battery staple");
            lost.expect("A password has 8 to 128 characters.");
            lost.expect("These were not the same.");
            lost.expect("It has another password; log in with it.");
            lost.expect("[shown]Name: |");
            nova.expect("Your account has another password");
            nova.expectClosed();
            harness.next(ToModule.SessionClosed.class);

            lost.type("reset", "Nova", code, "other staple", "other staple");
            lost.expect("That is not the code");
            lost.type("Nova", "battery staple");
            harness.next(ToModule.SessionOpened.class);
            assertThat(lost.seen()).doesNotContain("staple").doesNotContain(code);
        }
    }

    @Test
    void aNameThatIsNobodysIsAnsweredInTheSameWordsAndNothingIsSent() throws Exception {
        AccountOptions open = new AccountOptions(8, 1, 0, 0, true);
        try (SessionHarness harness = new SessionHarness(open, Several.TAKEOVER, new Letters())) {
            Client lost = harness.connect();
            lost.type("reset", "Nobody");
            lost.expect("If there is such an account with an address, a mail with a code is on its way to it.");
            lost.expect("[hidden]Code: |");
            lost.type("ABCD-EFGH", "battery staple", "battery staple");
            lost.expect("That is not the code");
            assertThat(letters).isEmpty();
        }
    }

    @Test
    void anAccountIsMadeByAnInvitationOnce() throws Exception {
        AccountOptions invited = new AccountOptions(8, 1, 0, 0, Registration.INVITED, Optional.empty());
        try (SessionHarness harness = new SessionHarness(invited, Several.TAKEOVER, Postman.NONE)) {
            String code = harness.accounts()
                    .invitations()
                    .make("Ada")
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            Client nova = harness.connect();
            nova.type("new");
            nova.expect("[hidden]Invitation: |");
            nova.type("nonsense");
            nova.expect("That is no invitation, or it is used up.");
            nova.type("new", code);
            nova.expect("[shown]Choose a name: |");
            nova.type("admin");
            nova.expect("That name is reserved; choose another.");
            nova.type("Nova", "correct horse", "correct horse");
            assertThat(harness.next(ToModule.SessionOpened.class).session().name())
                    .isEqualTo("Nova");

            Client second = harness.connect();
            second.type("new", code);
            second.expect("That is no invitation, or it is used up.");
            // Any other name is asked for a password like one that there is.
            second.type("Vega");
            second.expect("[hidden]Password: |");
            assertThat(nova.seen()).doesNotContain(code);
        }
    }

    @Test
    void whoHasToHaveASecondFactorSwitchesItOnAtTheLogin() throws Exception {
        AccountOptions staff = new AccountOptions(8, 1, 0, 0, Registration.OPEN, Optional.of(Role.ADMIN));
        try (SessionHarness harness = new SessionHarness(staff, Several.TAKEOVER, Postman.NONE)) {
            harness.play("Nova");
            harness.accounts()
                    .setRole(harness.accounts().find("Nova").orElseThrow(), Role.ADMIN)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            Client again = harness.connect();
            again.type("Nova", "correct horse");
            again.expect("Your account needs a second factor here; this switches it on.");
            again.expect("Code: |");
            assertThat(harness.nothingForTheWorld()).isTrue();
            Matcher secret = Pattern.compile("  ([A-Z2-7]{32})\n").matcher(again.seen());
            assertThat(secret.find()).isTrue();
            again.type(AccountCommandsTest.code(secret.group(1), 0));
            again.expect("Press Enter when you have kept them. |");
            again.type("");
            assertThat(harness.next(ToModule.SessionResumed.class).session().permissions())
                    .contains(Permissions.ADMINISTER);
        }
    }

    private String codeOfLetter(int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> letters.size() >= number);
        Matcher code = CODE_IN_MAIL.matcher(letters.get(number - 1));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }
}
