package org.holdfast.proxy.session;

import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CharLoginTest {
    private static final String OFFER = "Char.Login.Default {\"type\":[\"password-credentials\"]}";
    private static final TelnetEvent ANNOUNCES =
            new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withDataPackages(Set.of("char.login")));

    private static TelnetEvent credentials(String account, String password) {
        return new TelnetEvent.Data(
                "char.login.credentials",
                Doc.object().put("account", account).put("password", password).build());
    }

    @Test
    void nameAndPasswordInADocumentLeadIntoTheWorld() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            harness.play("Nova").hangUp();
            harness.next(ToModule.SessionClosed.class);
            Client nova = harness.connect();
            nova.send(ANNOUNCES);
            nova.expectData(OFFER);
            nova.send(credentials("nova", "correct horse"));

            nova.expectData("Char.Login.Result {\"success\":true}");
            assertThat(harness.next(ToModule.SessionOpened.class).session().name())
                    .isEqualTo("Nova");
        }
    }

    @Test
    void aWrongOneIsRefusedInBothWaysAndTheTextLoginGoesOn() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            harness.play("Nova");
            Client other = harness.connect();
            other.send(ANNOUNCES);
            other.type("Nova");
            other.expect("[hidden]Password: |");
            other.send(credentials("Nova", "wrong horse"));

            other.expect("\nWrong name or password.\n[shown]Name: |");
            other.expectData("Char.Login.Result {\"success\":false,\"message\":\"Wrong name or password.\"}");
            other.type("Nova", "correct horse");
            assertThat(harness.next(ToModule.SessionResumed.class).session().name())
                    .isEqualTo("Nova");
            assertThat(other.data().lines().filter(line -> line.startsWith("Char.Login.Result")))
                    .as("what is typed is answered as text alone")
                    .hasSize(1);
        }
    }

    @Test
    void anUnknownNameIsRefusedLikeAWrongPassword() {
        try (SessionHarness harness = new SessionHarness()) {
            Client nobody = harness.connect();
            nobody.send(ANNOUNCES);
            nobody.send(credentials("Nobody-Here", "correct horse"));

            nobody.expectData("Char.Login.Result {\"success\":false,\"message\":\"Wrong name or password.\"}");
        }
    }

    @Test
    void triesCountAsTypedOnesDo() {
        try (SessionHarness harness = new SessionHarness()) {
            Client nobody = harness.connect();
            nobody.send(ANNOUNCES);
            for (int i = 0; i < 5; i++) {
                nobody.send(credentials("Nova", "wrong " + i));
            }

            nobody.expect("Too many tries.");
            nobody.expectClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"account\":\"Nova\"}",
                "{\"account\":7,\"password\":\"x\"}",
                "{\"account\":\" \",\"password\":\"x\"}"
            })
    void whatIsNoNameAndPasswordAsksForTheTextLogin(String json) {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.send(ANNOUNCES);
            nova.send(new TelnetEvent.Data("char.login.credentials", Doc.parse(json)));
            nova.type("Nova");

            nova.expect("Name: |");
            nova.expect("Create it? (y/n) |");
            assertThat(nova.data()).isEqualTo(OFFER + "\n");
        }
    }

    @Test
    void aClientThatDoesNotAnnounceItIsNotAsked() {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.connect();
            nova.send(new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withDataPackages(Set.of("room"))));
            nova.type("Nova");
            nova.expect("Create it? (y/n) |");

            assertThat(nova.data()).isEmpty();
        }
    }

    @Test
    void neitherIsPrinted() {
        assertThat(CharLogin.credentials(Doc.parse("{\"account\":\"Nova\",\"password\":\"correct horse\"}"))
                        .toString())
                .doesNotContain("horse")
                .doesNotContain("Nova");
    }
}
