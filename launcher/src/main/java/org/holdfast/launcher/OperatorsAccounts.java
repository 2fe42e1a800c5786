package org.holdfast.launcher;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.holdfast.proxy.StoredAccounts;
import org.holdfast.proxy.StoredAudit;
import org.holdfast.proxy.account.AccountAdmin;
import org.holdfast.proxy.account.AccountException;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Bans;
import org.holdfast.proxy.audit.Actor;
import org.holdfast.proxy.audit.AuditBook;
import org.holdfast.proxy.audit.AuditKind;
import org.holdfast.proxy.audit.AuditOptions;
import org.holdfast.proxy.store.Store;

/**
 * A store that nothing is opened on but the accounts, the bans and the audit log, which has what is done here. Not for use by
 * several threads.
 */
final class OperatorsAccounts implements OfflineAccounts {
    private final Store store;
    private final AccountService service;
    private final AccountAdmin admin;
    private final AuditBook audit;

    /** @param options of the audit log */
    OperatorsAccounts(Store store, AccountService service, AuditOptions options) {
        Clock clock = Clock.systemUTC();
        this.store = store;
        this.service = service;
        this.admin = new AccountAdmin(service, new Bans(StoredAccounts.bans(store), clock));
        this.audit = new AuditBook(new StoredAudit(store), options, clock);
    }

    /** One thing to be done with the accounts. */
    private interface Work<T> {
        T run() throws AccountException;
    }

    @Override
    public void create(String name, Role role, String password) throws CommandFailure {
        done("account-create", name, role.name(), () -> admin.create(name, role(role), password));
    }

    @Override
    public List<Account> list() {
        return admin.list().stream()
                .map(account ->
                        new Account(account.name(), Role.valueOf(account.role().word()), account.locked()))
                .toList();
    }

    @Override
    public void setPassword(String name, String password) throws CommandFailure {
        done("account-passwd", name, "", () -> admin.setPassword(name, password));
    }

    @Override
    public void setRole(String name, Role role) throws CommandFailure {
        done("account-role", name, role.name(), () -> admin.setRole(name, role(role)));
    }

    @Override
    public void setLocked(String name, boolean locked) throws CommandFailure {
        done(
                locked ? "account-lock" : "account-unlock",
                name,
                "",
                () -> locked ? admin.lock(name) : admin.unlock(name));
    }

    @Override
    public void rename(String name, String newName) throws CommandFailure {
        done("account-rename", name, newName, () -> admin.rename(name, newName));
    }

    @Override
    public void delete(String name) throws CommandFailure {
        done("account-delete", name, "", () -> admin.delete(name));
    }

    @Override
    public String export(String name) throws CommandFailure {
        return done("account-export", name, "", () -> admin.export(name)).toJson();
    }

    @Override
    public void switchSecondFactorOff(String name) throws CommandFailure {
        done("account-second-factor-off", name, "", () -> admin.switchSecondFactorOff(name));
    }

    @Override
    public String invite() throws CommandFailure {
        return done("account-invite", "", "", admin::invite);
    }

    @Override
    public List<String> bans() {
        return admin.bans();
    }

    @Override
    public void unban(String whom) throws CommandFailure {
        done("account-unban", whom, "", () -> {
            admin.unban(whom);
            return whom;
        });
    }

    @Override
    public void close() {
        service.close();
        audit.close();
        store.close();
    }

    private static org.holdfast.proxy.account.Role role(Role role) {
        return org.holdfast.proxy.account.Role.valueOf(role.name().toUpperCase(Locale.ROOT));
    }

    /** Does it, and takes down that it was done. What cannot be taken down, the log has. */
    private <T> T done(String what, String target, String detail, Work<T> work) throws CommandFailure {
        T outcome;
        try {
            outcome = work.run();
        } catch (AccountException e) {
            throw CommandFailure.refused(e);
        }
        audit.record(AuditKind.STAFF, what, Actor.OPERATOR, target, detail)
                .exceptionally(failure -> null)
                .toCompletableFuture()
                .join();
        return outcome;
    }
}
