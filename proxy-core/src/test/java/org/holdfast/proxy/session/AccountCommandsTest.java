package org.holdfast.proxy.session;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AccountCommandsTest {
    @Test
    void aPasswordIsChangedByHiddenAnswersOfWhichTheWorldHearsNothing() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("password");
            nova.expect("[hidden]Password: |");
            nova.type("correct horse");
            nova.expect("Choose a password: |");
            nova.type("short");
            nova.expect("A password has 8 to 128 characters.\nChoose a password: |");
            nova.type("battery staple");
            nova.expect("Repeat the password: |");
            nova.type("battery stable");
            nova.expect("These were not the same.\nChoose a password: |");
            nova.type("battery staple");
            nova.expect("Repeat the password: |");
            nova.type("battery staple");
            nova.expect("logged in with the old one is no more.\n[shown]> |");
            assertThat(harness.nothingForTheWorld()).isTrue();
            nova.type("look");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");

            Client again = harness.connect();
            again.type("Nova", "correct horse");
            again.expect("Wrong name or password.");
            again.type("Nova", "battery staple");
            nova.expectClosed();
            assertThat(nova.seen()).doesNotContain("staple").doesNotContain("horse");
        }
    }

    @Test
    void aWrongPasswordChangesNothing() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("password", "wrong");
            nova.expect("That was not right; nothing was done.\n[shown]> |");
            nova.type("account delete", "wrong");
            nova.expect("That was not right; nothing was done.\n[shown]> |");
            assertThat(harness.accounts().exists("Nova")).isTrue();
        }
    }

    @Test
    void whatTheWorldShowsMeanwhileLeavesTheQuestionHidden() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("password");
            nova.expect("[hidden]Password: |");
            harness.show(
                    new ToModule.Tick(),
                    new FromModule.Tell(nova.session(), Text.plain("It rains.")),
                    new FromModule.Prompt(nova.session(), Text.of("new> "), false));
            nova.expect("\nIt rains.\nPassword: |");
            nova.type("wrong");
            nova.expect("[shown]new> |");
            assertThat(harness.nothingForTheWorld()).isTrue();
        }
    }

    @Test
    void whoTakesTheSessionOverTakesNoQuestionOver() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("password");
            nova.expect("[hidden]Password: |");
            Client next = harness.connect();
            next.type("Nova", "correct horse");
            ToModule.SessionResumed resumed = harness.next(ToModule.SessionResumed.class);
            harness.show(resumed);
            nova.expectClosed();
            next.expect("[shown]> |");
            next.type("look");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
        }
    }

    @Test
    void linesTypedAheadAnswerInTheirOrderAndTheRestIsForTheWorld() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("password", "correct horse", "battery staple", "battery staple", "look");
            nova.expect("You have another password.");
            assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("look");
        }
    }

    @Test
    void aSecondFactorIsSwitchedOnInTheGameAndAskedForAtTheNextLogin() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("account second-factor on", "correct horse");
            nova.expect("it is not shown again:");
            nova.expect("Code: |");
            Matcher secret = Pattern.compile("  ([A-Z2-7]{32})\n").matcher(nova.seen());
            assertThat(secret.find()).isTrue();
            assertThat(nova.seen()).contains("otpauth://totp/Holdfast:Nova?secret=" + secret.group(1));
            nova.type("000");
            nova.expect("That is not the code.\nCode: |");
            nova.type(code(secret.group(1), 0));
            nova.expect("The second factor is on.");
            nova.expect("[shown]Press Enter when you have kept them. |");
            nova.type("");
            nova.expect("account logout ends your other sessions.\n> |");
            nova.type("account");
            nova.expect("The second factor is on; 10 recovery codes are left.");

            Client again = harness.connect();
            again.type("Nova", "correct horse");
            again.expect("Code: |");
            again.type("123");
            again.expect("That is not the code.\nCode: |");
            again.type(code(secret.group(1), 1));
            assertThat(harness.next(ToModule.SessionResumed.class).session().id())
                    .isEqualTo(nova.session());
        }
    }

    @Test
    void anApplicationPasswordIsShownOnceListedAndRevoked() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("account app add mail my mail client", "correct horse");
            nova.expect("it is not shown again:");
            nova.type("account app list");
            nova.expect("my mail client: mail, since 20");
            nova.type("account app revoke my mail client", "correct horse");
            nova.expect("It is worth nothing any more.");
            nova.type("account app list");
            nova.expect("There are no application passwords.");
        }
    }

    @Test
    void anAccountIsRenamedExportedAndDeletedByItsOwner() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("account rename Admin", "correct horse");
            nova.expect("That name is reserved; choose another.");
            nova.type("account rename Vega", "correct horse");
            nova.expect("Your account is called Vega now");
            nova.type("account export", "correct horse");
            nova.expect("name: \"Vega\"");
            nova.type("account delete", "correct horse", "Orion");
            nova.expect("Nothing was deleted.");
            nova.type("account delete", "correct horse", "vega");
            nova.expectClosed();
            assertThat(harness.accounts().exists("Vega")).isFalse();
            assertThat(nova.seen()).contains("Your account is gone.").doesNotContain("horse");
        }
    }

    @Test
    void theCommandsAreExplained() throws Exception {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            nova.type("help account");
            nova.expect("account second-factor on|off");
            nova.type("account nonsense");
            nova.expect("account delete");
        }
    }

    /** What an authenticator shows, so many steps from now. */
    static String code(String secret, int steps) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(Base32.decode(secret), "RAW"),
                        Instant.now().plusSeconds(30L * steps));
    }
}
