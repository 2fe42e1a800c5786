package org.holdfast.proxy.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.holdfast.proxy.account.AccountOptions.Registration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.UNLIMITED;
import static org.holdfast.proxy.account.Accounts.await;

class InvitationsTest {
    private static final AccountOptions INVITED =
            new AccountOptions(8, 1, 0, 0, Registration.INVITED, Optional.empty());

    @Test
    void anAccountIsMadeByInvitationAndOtherwiseNot() {
        try (Accounts accounts = new Accounts(INVITED)) {
            String code = await(accounts.service.invitations().make("Vega"));
            assertThat(await(accounts.service.create("Nova", PASSWORD, HOME))).isInstanceOf(Creation.Rejected.class);
            assertThat(create(accounts, "no such code", "Nova")).isInstanceOf(Creation.Rejected.class);
            assertThat(create(accounts, code.toLowerCase(Locale.ROOT), "Nova")).isInstanceOf(Creation.Created.class);
            assertThat(create(accounts, code, "Orion")).isInstanceOf(Creation.Rejected.class);
        }
    }

    @Test
    void whatComesToNothingDoesNotUseItUp() {
        try (Accounts accounts = new Accounts(INVITED)) {
            String code = await(accounts.service.invitations().make("Vega"));
            assertThat(create(accounts, code, "admin")).isInstanceOf(Creation.Rejected.class);
            assertThat(create(accounts, code, "Nova")).isInstanceOf(Creation.Created.class);
        }
    }

    @Test
    void ofTwoWhoUseOneAtOnceOneSucceeds() {
        try (Accounts accounts = new Accounts(INVITED)) {
            String code = await(accounts.service.invitations().make("Vega"));
            List<CompletionStage<Creation>> racing = new ArrayList<>();
            for (String name : List.of("Nova", "Orion", "Lyra", "Rigel")) {
                racing.add(accounts.service.createInvited(code, name, PASSWORD, HOME));
            }
            assertThat(racing.stream().map(Accounts::await).filter(Creation.Created.class::isInstance))
                    .hasSize(1);
        }
    }

    @Test
    void whereRegistrationIsNotByInvitationOneIsWorthNothing() {
        for (boolean open : new boolean[] {true, false}) {
            try (Accounts accounts = new Accounts(new AccountOptions(8, 1, 0, 0, open))) {
                String code = await(accounts.service.invitations().make("Vega"));
                assertThat(create(accounts, code, "Nova")).isInstanceOf(Creation.Rejected.class);
            }
        }
    }

    @Test
    void theyOutliveTheProcessAndEnd() {
        SteppedClock clock = new SteppedClock();
        MemoryRecords records = new MemoryRecords();
        String code = await(new Invitations(records, clock).make("Vega"));
        Invitations again = new Invitations(records, clock);
        assertThat(again.isOpen(code)).isTrue();
        assertThat(again.list())
                .singleElement()
                .extracting(Invitations.Listed::by)
                .isEqualTo("Vega");
        records.forEach((id, doc) -> assertThat(doc.toJson()).doesNotContain(code));
        clock.step(Duration.ofDays(Invitations.DAYS));
        assertThat(again.isOpen(code)).isFalse();
        assertThat(again.list()).isEmpty();
    }

    @Test
    void guessingIsThrottled() {
        try (Accounts accounts = new Accounts(UNLIMITED)) {
            for (int i = 0; i < Invitations.TRIES_PER_MINUTE; i++) {
                assertThat(accounts.service.invitations().tooMany(HOME)).isEmpty();
            }
            assertThat(accounts.service.invitations().tooMany(HOME)).isPresent();
        }
    }

    private static Creation create(Accounts accounts, String code, String name) {
        return await(accounts.service.createInvited(code, name, PASSWORD, HOME));
    }
}
