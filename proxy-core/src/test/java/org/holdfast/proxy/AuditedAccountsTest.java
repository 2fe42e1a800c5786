package org.holdfast.proxy;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountAudit;
import org.holdfast.proxy.account.CharacterRef;
import org.holdfast.proxy.account.Role;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditedAccountsTest {
    private static final Account NOVA = new Account(
            "id-nova", "Nova", Role.PLAYER, false, List.of(new CharacterRef("c-1", "Nova")), Instant.EPOCH, Map.of());

    private final List<String> lines = new ArrayList<>();
    private final AuditedAccounts audited = new AuditedAccounts((kind, what, actor, target, detail) -> {
        lines.add(String.join("|", kind.word(), what, actor.account(), actor.name(), actor.address(), target, detail));
        return CompletableFuture.completedFuture(null);
    });

    @Test
    void eachEventIsTakenDownOfWhomAndFromWhere() {
        for (AccountAudit.Event event : AccountAudit.Event.values()) {
            audited.happened(event, Optional.of(NOVA), Optional.of(InetAddress.getLoopbackAddress()));
        }
        assertThat(lines).hasSize(AccountAudit.Event.values().length).doesNotHaveDuplicates();
        assertThat(lines).allMatch(line -> line.endsWith("|id-nova|Nova|127.0.0.1||"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("login|"))
                .extracting(line -> line.split("\\|")[1])
                .containsExactlyInAnyOrder(
                        "logged-in", "login-refused", "login-banned", "code-refused", "reset-requested");
        assertThat(lines).anyMatch(line -> line.startsWith("account|password-changed|"));
    }

    @Test
    void ofANameThatIsNobodysThereIsTheAddressAlone() {
        audited.happened(
                AccountAudit.Event.LOGIN_REFUSED, Optional.empty(), Optional.of(InetAddress.getLoopbackAddress()));
        assertThat(lines).containsExactly("login|login-refused|||127.0.0.1||");
    }
}
