package org.holdfast.proxy.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Permissions;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.account.BanTarget;
import org.holdfast.proxy.account.Role;
import org.holdfast.proxy.audit.Actor;
import org.holdfast.proxy.audit.AuditEntry;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.audit.AuditPage;
import org.holdfast.proxy.audit.AuditQuery;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StaffCommandsTest {
    private final SessionHarness harness = new SessionHarness(Several.TAKEOVER, Duration.ofHours(1));

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@account",
                "@role",
                "@audit",
                "@ban",
                "@unban",
                "@mute",
                "@unmute",
                "@boot",
                "@sessions",
                "@announce",
                "@shutdown",
                "@restart",
                "@backup",
                "@reload"
            })
    void toAPlayerNoneOfThemExists(String command) throws InterruptedException {
        Client nova = harness.play("Nova");
        nova.type(command + " Nova");
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo(command + " Nova");
        assertThat(harness.host().audited).isEmpty();
        assertThat(harness.host().calls).isEmpty();
    }

    @Test
    void aRoleIsGivenAndReachesTheWorldAtOnce() throws Exception {
        Client ada = admin("Ada");
        harness.play("Nova");
        ada.type("@role Nova builder");
        ToModule.ClientChanged changed = harness.next(ToModule.ClientChanged.class);
        assertThat(changed.session().permissions()).containsExactly(Permissions.BUILD);
        ada.expect("Nova is a builder now.");
        ada.type("@role Nova wizard");
        ada.expect("There is no role wizard");
        assertThat(harness.host().audited).contains("staff role Ada Nova Nova builder");
    }

    @Test
    void theLastAdminStays() throws Exception {
        Client ada = admin("Ada");
        ada.type("@role Ada player");
        ada.expect("There would be no admin left; nothing was changed.");
        assertThat(harness.accounts().find("Ada").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void aPermissionThatTheGameNamesIsGrantedAndTakenBack() throws Exception {
        Client ada = admin("Ada");
        Client nova = harness.play("Nova");
        ada.type("@role");
        ada.expect("fly to fly");
        ada.type("@role Nova +fly");
        assertThat(harness.next(ToModule.ClientChanged.class).session().permissions())
                .containsExactly("fly");
        ada.expect("Nova may fly now.");
        ada.type("@role Nova +swim");
        ada.expect("There is no permission swim to grant; there are fly, moderate.");
        ada.type("@role Nova +administer");
        ada.expect("There is no permission administer to grant");
        nova.hangUp();
        harness.next(ToModule.ClientChanged.class);
        Client again = harness.connect();
        again.type("Nova", "correct horse");
        assertThat(harness.next(ToModule.SessionResumed.class).session().permissions())
                .containsExactly("fly");
        ada.type("@role Nova -fly");
        assertThat(harness.next(ToModule.ClientChanged.class).session().permissions())
                .isEmpty();
        ada.expect("Nova may fly no longer.");
    }

    @Test
    void aModeratorKeepsOrderButTouchesNoAdmin() throws Exception {
        Client ada = admin("Ada");
        Client mo = harness.play("Mo");
        Client nova = harness.play("Nova");
        ada.type("@role Mo +moderate");
        harness.next(ToModule.ClientChanged.class);
        ada.expect("Mo may moderate now.");

        mo.type("@boot Ada");
        mo.expect("That account is trusted with more than yours");
        mo.type("@mute Ada", "@ban Ada");
        mo.expect("That account is trusted with more than yours");
        mo.expect("That account is trusted with more than yours");
        mo.type("@ban name Ada", "@ban 10.0.0.0/8");
        mo.expect("That account is trusted with more than yours");
        mo.expect("That account is trusted with more than yours");
        mo.type("@unmute Mo");
        mo.expect("That is yourself; nothing was done.");
        ada.type("@ban name Rude");
        ada.expect("The name Rude is banned");
        mo.type("@unban name Rude");
        mo.expect("That account is trusted with more than yours");
        mo.type("@shutdown");
        assertThat(harness.next(ToModule.Input.class).line()).isEqualTo("@shutdown");
        mo.type("@boot Nova shouting");
        nova.expect("The staff have ended your session: shouting");
        nova.expectClosed();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.BOOTED);
        assertThat(harness.host().audited).contains("staff boot Mo Nova Nova shouting");
    }

    @Test
    void whoIsMutedIsToldAndSoIsTheWorldUntilItIsOver() throws Exception {
        Client ada = admin("Ada");
        Client nova = harness.play("Nova");
        ada.type("@mute Nova 1h shouting");
        assertThat(harness.next(ToModule.ClientChanged.class).session().muted()).isTrue();
        nova.expect("The staff have muted you for 1 h 0 min: shouting");
        ada.expect("Nova is muted for 1 h 0 min.");
        ada.type("@mute");
        ada.expect("by Ada: shouting");
        ada.type("@unmute Nova");
        assertThat(harness.next(ToModule.ClientChanged.class).session().muted()).isFalse();
        nova.expect("You can be heard again.");

        ada.type("@mute Nova 1s");
        assertThat(harness.next(ToModule.ClientChanged.class).session().muted()).isTrue();
        assertThat(harness.next(ToModule.ClientChanged.class).session().muted()).isFalse();
    }

    @Test
    void whoIsBannedIsGoneAndTheBanIsListedAndLifted() throws Exception {
        Client ada = admin("Ada");
        Client nova = harness.play("Nova");
        ada.type("@ban Nova 7d cheating");
        nova.expect("You have been banned for 168 h 0 min: cheating");
        nova.expectClosed();
        assertThat(harness.next(ToModule.SessionClosed.class).reason()).isEqualTo(Reason.BOOTED);
        ada.expect("Nova is banned for 168 h 0 min.");
        assertThat(harness.host().bans.ofAccount(harness.accounts().find("Nova").orElseThrow()))
                .isPresent();
        ada.type("@ban");
        ada.expect("account Nova: until ");
        ada.expect("by Ada: cheating");
        ada.type("@unban Nova");
        ada.expect("Nova may come in again.");
        ada.type("@ban Ada");
        ada.expect("That is yourself; nothing was done.");
    }

    @Test
    void anAddressIsBannedButNotOnesOwn() throws Exception {
        Client ada = admin("Ada");
        ada.type("@ban 127.0.0.0/8");
        ada.expect("You are there yourself; nothing was done.");
        ada.type("@ban 192.0.2.0/24 12h");
        ada.expect("192.0.2.0/24 is banned for 12 h 0 min.");
        assertThat(harness.host().bans.ofAddress(InetAddress.getByName("192.0.2.9")))
                .isPresent();
        ada.type("@unban 192.0.2.0/24");
        ada.expect("192.0.2.0/24 may come in again.");
        ada.type("@ban name Rude");
        ada.expect("The name Rude is banned until further notice.");
        assertThat(harness.host().bans.ofName("rude").map(ban -> ban.target().kind()))
                .contains(BanTarget.Kind.NAME);
    }

    @Test
    void aReportReachesTheStaffWhoAreThereAndTheAuditLog() throws Exception {
        Client nova = harness.play("Nova");
        nova.type("report Vega is rude");
        nova.expect("None of the staff are here; they will read it. Thank you.");
        Client ada = admin("Ada");
        Client vega = harness.play("Vega");
        vega.type("report");
        vega.expect("Usage: report WHAT HAPPENED");
        vega.type("report Nova <b>shouts</b>");
        ada.expect("Report by Vega: Nova <b>shouts</b>");
        vega.expect("The staff have been told. Thank you.");
        vega.type("report again");
        vega.expect("You have just reported something");
        assertThat(harness.host().audited)
                .containsExactly("report report Nova  Vega is rude", "report report Vega  Nova <b>shouts</b>");
        assertThat(nova.seen()).doesNotContain("shouts");
    }

    @Test
    void reportsAreLimitedForAnAccountHoweverManyOfItsCharactersPlay() throws Exception {
        Client nova = harness.play("Nova");
        harness.accounts()
                .addCharacter(harness.accounts().find("Nova").orElseThrow().id(), "Lyra")
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        Client lyra = harness.connect();
        lyra.type("Lyra", "correct horse");
        assertThat(harness.next(ToModule.SessionOpened.class).session().name()).isEqualTo("Lyra");
        nova.type("report one");
        nova.expect("they will read it. Thank you.");
        lyra.type("report two");
        lyra.expect("You have just reported something");
        Client vega = harness.play("Vega");
        vega.type("report three");
        vega.expect("they will read it. Thank you.");
        assertThat(harness.host().audited).containsExactly("report report Nova  one", "report report Vega  three");
    }

    @Test
    void anAccountIsShownListedAndLocked() throws Exception {
        Client ada = admin("Ada");
        Client nova = harness.play("Nova");
        ada.type("@account Nova");
        ada.expect("role player");
        ada.expect("banned no");
        ada.type("@account list no");
        ada.expect("Nova: player");
        ada.type("@account lock Ada");
        ada.expect("That is yourself; nothing was done.");
        ada.type("@account lock Nova");
        nova.expect("Your account has been locked.");
        nova.expectClosed();
        harness.next(ToModule.SessionClosed.class);
        ada.type("@account unlock Nova");
        ada.expect("Nova can log in again.");
        ada.type("@account nobody");
        ada.expect("There is no account of the name nobody.");
    }

    @Test
    void theAuditLogIsAskedByWhoWhatWhenAndFromWhere() throws Exception {
        Client ada = admin("Ada");
        harness.host().page = new AuditPage(
                List.of(new AuditEntry(
                        Instant.parse("2026-11-24T10:00:00Z"),
                        AuditKind.STAFF,
                        "ban",
                        new Actor("id", "Ada", "192.0.2.7"),
                        "Nova",
                        "cheating")),
                41);
        ada.type("@audit who Nova what ban from 192.0.2. since 2026-11-24 until 2026-11-24T12:30 page 2");
        ada.expect("2026-11-24 10:00:00 Ada from 192.0.2.7: ban Nova cheating\n1 of 41; page 3 has older ones");
        assertThat(harness.host().asked)
                .isEqualTo(new AuditQuery(
                        "Nova",
                        "ban",
                        "192.0.2.",
                        Instant.parse("2026-11-24T00:00:00Z"),
                        Instant.parse("2026-11-24T12:30:00Z"),
                        20,
                        20));
        for (String wrong : List.of("since yesterday", "who", "page 0", "whom Nova")) {
            ada.type("@audit " + wrong);
            ada.expect("Usage: @audit [who NAME]");
        }
    }

    @Test
    void anEndIsCountedDownAndCancelled() throws Exception {
        Client ada = admin("Ada");
        Client nova = harness.play("Nova");
        ada.type("@shutdown 5 new disks");
        nova.expect("The server shuts down in 5 minutes: new disks");
        ada.type("@shutdown cancel");
        nova.expect("The server goes on; it will not stop now.");
        ada.expect("Cancelled.");
        ada.type("@shutdown cancel");
        ada.expect("There is no countdown to cancel.");
        ada.type("@shutdown 1441");
        ada.expect("At most 1440 minutes. Nothing has begun.");
        assertThat(harness.host().calls).isEmpty();
        ada.type("@restart");
        ada.expect("The server ends with exit code 75, which asks the service that runs it to start it again");
        assertThat(harness.host().calls).containsExactly("restart");
    }

    private Client admin(String name) throws InterruptedException, ExecutionException {
        Client client = harness.play(name);
        harness.accounts()
                .setRole(harness.accounts().find(name).orElseThrow(), Role.ADMIN)
                .toCompletableFuture()
                .get();
        harness.next(ToModule.ClientChanged.class);
        return client;
    }
}
