package org.holdfast.proxy.session;

import java.time.Duration;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Several characters of one account. */
class MenuPhaseTest {
    private final SessionHarness harness = new SessionHarness(Several.TAKEOVER, Duration.ZERO);

    @AfterEach
    void close() {
        harness.close();
    }

    /** Nova's account with a second character, Vega, and nobody playing. */
    private String two() throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type("character");
        nova.expect("Yours: Nova. character new NAME makes another, at most 8 in all");
        nova.type("character new Vega");
        nova.expect("Vega is yours; choose when you log in next.");
        String id = harness.accounts()
                .find("Nova")
                .orElseThrow()
                .characters()
                .get(0)
                .id();
        nova.hangUp();
        harness.next(ToModule.SessionClosed.class);
        return id;
    }

    private Client login(String name) {
        Client client = harness.connect();
        client.expect("Name: |");
        client.type(name, "correct horse");
        return client;
    }

    @Test
    void withSeveralCharactersThePlayerChooses() throws InterruptedException {
        String nova = two();
        Client client = login("Nova");
        client.expect("1  Nova\n2  Vega\n");
        client.expect("Character: |");
        client.type("3");
        client.expect("You have no such character.");
        client.type("2");
        ToModule.SessionOpened opened = harness.next(ToModule.SessionOpened.class);
        assertThat(opened.session().name()).isEqualTo("Vega");
        assertThat(opened.session().character()).isNotEqualTo(nova);

        Client other = login("Nova");
        other.expect("2  Vega (playing)");
        other.type("nova");
        ToModule.SessionOpened second = harness.next(ToModule.SessionOpened.class);
        assertThat(second.session().name()).isEqualTo("Nova");
        assertThat(second.session().character()).isEqualTo(nova);
        assertThat(second.session().id()).isNotEqualTo(opened.session().id());
        client.type("still here");
        assertThat(harness.next(ToModule.Input.class).session())
                .isEqualTo(opened.session().id());
    }

    @Test
    void whoLogsInByTheNameOfACharacterPlaysIt() throws InterruptedException {
        two();
        Client client = login("vega");
        assertThat(harness.next(ToModule.SessionOpened.class).session().name()).isEqualTo("Vega");
        assertThat(client.seen()).doesNotContain("Character: ");
    }

    @Test
    void whoChoosesWhenThePasswordHasChangedIsSentAway() throws Exception {
        two();
        Client client = login("Nova");
        client.expect("Character: |");
        harness.accounts()
                .setPassword(harness.accounts().find("Nova").orElseThrow(), "battery staple")
                .toCompletableFuture()
                .get();
        client.type("delete Vega");
        client.expect("Your account has another password");
        client.expectClosed();
        assertThat(harness.accounts().exists("Vega")).isTrue();
    }

    @Test
    void aCharacterIsDeletedOnlyWhenItsNameIsTypedOnceMoreAndIsNotPlayed() throws InterruptedException {
        two();
        Client client = login("Nova");
        client.expect("Character: |");
        client.type("delete Vega");
        client.expect("This deletes Vega for good.");
        client.type("yes");
        client.expect("Nothing was deleted.");
        client.type("delete vega");
        client.expect("This deletes Vega for good.");
        client.type("vega");
        client.expect("Your characters\n1  Nova\n");
        client.type("delete Nova");
        client.expect("An account keeps its last character.");
        assertThat(harness.accounts().exists("Vega")).isFalse();

        client.type("new Vega");
        client.expect("2  Vega\n");
        Client player = login("Vega");
        harness.next(ToModule.SessionOpened.class);
        client.type("delete Vega");
        client.expect("Vega is being played; leave there first.");
        player.hangUp();
        harness.next(ToModule.SessionClosed.class);
        client.type("quit");
        client.expect("Goodbye.");
        client.expectClosed();
    }

    @Test
    void aNameThatSomebodyHasIsTaken() throws InterruptedException {
        Client orm = harness.play("Orm");
        two();
        Client client = login("Nova");
        client.expect("Character: |");
        client.type("new orm");
        client.expect("That name is taken.");
        client.type("new Vega");
        client.expect("That name is taken.");
        client.type("new x<y");
        client.expect("Character: |");
        orm.type("character new vega");
        orm.expect("That name is taken.");
        assertThat(harness.accounts().find("Nova").orElseThrow().characters()).hasSize(2);
    }

    @Test
    void whoPlaysACharacterThatIsDeletedLeaves() throws Exception {
        two();
        Client vega = login("Vega");
        String id = harness.next(ToModule.SessionOpened.class).session().character();
        String account = harness.accounts().find("Nova").orElseThrow().id();
        harness.accounts().deleteCharacter(account, id).toCompletableFuture().get();
        vega.expect("This character has been deleted.");
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.BOOTED);
    }
}
