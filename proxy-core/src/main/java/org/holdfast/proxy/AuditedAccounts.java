package org.holdfast.proxy;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountAudit;
import org.holdfast.proxy.audit.Actor;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.audit.AuditLog;

/** Takes down in the audit log what happens to accounts. */
final class AuditedAccounts implements AccountAudit {
    private final AuditLog log;

    AuditedAccounts(AuditLog log) {
        this.log = log;
    }

    @Override
    public void happened(Event event, Optional<Account> account, Optional<InetAddress> address) {
        String from = address.map(InetAddress::getHostAddress).orElse("");
        Actor actor =
                account.map(one -> new Actor(one.id(), one.name(), from)).orElseGet(() -> new Actor("", "", from));
        String what = event.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var unused = log.record(kind(event), what, actor, "", "");
    }

    private static AuditKind kind(AccountAudit.Event event) {
        return switch (event) {
            case LOGGED_IN, LOGIN_REFUSED, LOGIN_BANNED, CODE_REFUSED, RESET_REQUESTED -> AuditKind.LOGIN;
            default -> AuditKind.ACCOUNT;
        };
    }
}
