package org.holdfast.proxy;

import java.util.Objects;
import java.util.Optional;
import org.holdfast.proxy.account.AccountOptions;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.backup.BackupOptions;
import org.holdfast.proxy.host.Retirement;
import org.holdfast.proxy.host.Supervision;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.mail.MailOptions;
import org.holdfast.proxy.net.NetOptions;
import org.holdfast.proxy.render.ThemeSource;
import org.holdfast.proxy.session.SessionOptions;
import org.holdfast.proxy.store.StoreOptions;

/**
 * How to run a core.
 *
 * @param version of the host, as players and modules are told it
 * @param mail empty if no mail can be sent
 */
public record Settings(
        String version,
        StoreOptions store,
        BackupOptions backups,
        AccountOptions accounts,
        AuditOptions audit,
        Optional<MailOptions> mail,
        SessionOptions sessions,
        NetOptions net,
        SwapOptions swap,
        Supervision supervision,
        Retirement retirement,
        ThemeSource themes) {
    public Settings {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(backups, "backups");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(audit, "audit");
        Objects.requireNonNull(mail, "mail");
        Objects.requireNonNull(sessions, "sessions");
        Objects.requireNonNull(net, "net");
        Objects.requireNonNull(swap, "swap");
        Objects.requireNonNull(supervision, "supervision");
        Objects.requireNonNull(retirement, "retirement");
        Objects.requireNonNull(themes, "themes");
    }
}
