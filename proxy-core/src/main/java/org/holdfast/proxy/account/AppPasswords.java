package org.holdfast.proxy.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.holdfast.proxy.account.AccountAudit.Event;

/**
 * Passwords for programs: made, listed and revoked by the account's owner. Usable on any thread; no method waits, and
 * stages complete as those of {@link AccountService} do. Failures in words are {@link AccountException}s.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><td>of one account</td><td>{@value #MOST}</td></tr>
 * <tr><td>label</td><td>1 to {@value #MAX_LABEL} printable characters, unique in the account without case</td></tr>
 * </table>
 */
public final class AppPasswords {
    static final int MOST = 20;
    static final int MAX_LABEL = 40;

    private final AccountBook book;
    private final InstantSource clock;
    private final HashPool pool;
    private final AccountAudit audit;
    private final SecureRandom random = new SecureRandom();

    /** One of them, without what it is. */
    public record Listed(String label, Purpose purpose, Instant created) {}

    AppPasswords(AccountBook book, InstantSource clock, HashPool pool, AccountAudit audit) {
        this.book = book;
        this.clock = clock;
        this.pool = pool;
        this.audit = audit;
    }

    /** Those of an account, oldest first. */
    public List<Listed> list(Account account) {
        return book.byId(account.id()).map(StoredAccount::more).stream()
                .flatMap(more -> more.appPasswords().stream())
                .map(each -> new Listed(each.label(), each.purpose(), each.created()))
                .toList();
    }

    /** Makes one; the stage has the password, which is to be shown once, and is nowhere else. */
    public CompletionStage<String> make(Account account, Purpose purpose, String label, Owner by) {
        String password = Codes.random(AppPassword.BITS, random);
        return change(account, by, Event.APP_PASSWORD_MADE, there -> {
                    if (label.isEmpty()
                            || label.length() > MAX_LABEL
                            || !label.matches("[\\p{L}\\p{N}\\p{P}\\p{S} ]+")) {
                        throw new AccountException(
                                "What it is for is said in 1 to " + MAX_LABEL + " letters and digits.");
                    }
                    if (there.stream().anyMatch(each -> each.label().equalsIgnoreCase(label))) {
                        throw new AccountException("There is one of that name already.");
                    }
                    if (there.size() >= MOST) {
                        throw new AccountException("There are " + MOST + " already; revoke one first.");
                    }
                    List<AppPassword> changed = new ArrayList<>(there);
                    changed.add(new AppPassword(label, purpose, clock.instant(), CodeHash.of(password, random)));
                    return changed;
                })
                .thenApply(done -> password);
    }

    /** Makes one worthless. */
    public CompletionStage<Account> revoke(Account account, String label, Owner by) {
        return change(account, by, Event.APP_PASSWORD_REVOKED, there -> {
            List<AppPassword> changed = new ArrayList<>(there);
            if (!changed.removeIf(each -> each.label().equalsIgnoreCase(label))) {
                throw new AccountException("There is none of that name.");
            }
            return changed;
        });
    }

    private interface Change {
        List<AppPassword> of(List<AppPassword> there) throws AccountException;
    }

    private CompletionStage<Account> change(Account account, Owner by, Event event, Change change) {
        return pool.run(() -> changeNow(account, by, event, change));
    }

    private CompletionStage<Account> changeNow(Account account, Owner by, Event event, Change change) {
        return book.change(account.id(), there -> {
                    there.require(by.shown());
                    return there.with(
                            there.more().withAppPasswords(change.of(there.more().appPasswords())));
                })
                .thenApply(stored -> {
                    audit.happened(event, Optional.of(stored), Optional.of(by.address()));
                    return stored;
                });
    }
}
