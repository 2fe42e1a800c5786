package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.holdfast.api.Doc;
import org.holdfast.proxy.account.AccountAudit.Event;

/**
 * What an account's owner does with it, once the password was confirmed; that it still holds is looked at in the moment of
 * the change ({@link Owner}). Usable on any thread; no method waits, and stages
 * complete as those of {@link AccountService} do. Failures in words are {@link AccountException}s.
 */
public final class OwnAccount {
    /** What its owner may see beyond what operators may; of places there are hashes alone ({@link KnownPlaces}). */
    private static final Set<String> OWN = Set.of("email", "places");

    private final AccountService service;
    private final AccountBook book;
    private final Bans bans;
    private final Logins logins;
    private final HashPool pool;
    private final AccountAudit audit;

    /** What its owner may see beyond the {@link Account}. */
    public record Details(boolean secondFactor, int recoveryCodes, int appPasswords, Optional<String> email) {
        @Override
        public String toString() {
            return "Details[...]";
        }
    }

    OwnAccount(AccountService service, AccountBook book, Bans bans, Logins logins, HashPool pool, AccountAudit audit) {
        this.service = service;
        this.book = book;
        this.bans = bans;
        this.logins = logins;
        this.pool = pool;
        this.audit = audit;
    }

    /** Empty if there is no such account any more. */
    public Optional<Details> details(Account account) {
        return book.byId(account.id())
                .map(StoredAccount::more)
                .map(more -> new Details(
                        more.secondFactor().isPresent(),
                        more.secondFactor()
                                .map(factor -> factor.recovery().size())
                                .orElse(0),
                        more.appPasswords().size(),
                        more.email()));
    }

    /**
     * Whether this is the account's password, with the throttles of a login; application passwords are none.
     *
     * @return {@link Verification.Verified}, {@link Verification.Refused}, {@link Verification.TooMany} or
     *     {@link Verification.Busy}
     */
    public CompletionStage<Verification> confirm(Account account, String password, InetAddress address) {
        return logins.confirm(account, password, address);
    }

    /**
     * Gives the account another password, in the place of the one that its owner has shown. Its application passwords are
     * worth nothing then, and listeners of {@link AccountService#onNewPassword} end its sessions.
     */
    public CompletionStage<Account> changePassword(Account account, String password, Owner by) {
        return service.setPassword(account, password, there -> there.require(by.shown()))
                .thenApply(changed -> {
                    audit.happened(Event.PASSWORD_CHANGED, Optional.of(changed), Optional.of(by.address()));
                    return changed;
                });
    }

    /**
     * Gives the account, and the character of the same name, another name.
     *
     * @param by empty for the operator, as in what follows
     */
    public CompletionStage<Account> rename(Account account, String name, Optional<Owner> by) {
        NameCheck check = by.isPresent() ? NameRules.check(name) : NameRules.checkForOperator(name);
        Optional<String> problem =
                check.problem().or(() -> bans.ofName(check.name()).map(ban -> AccountService.NAME_NOT_GIVEN));
        return problem.isPresent()
                ? failed(problem.get())
                : onPool(() -> book.rename(account.id(), check.name(), condition(by), by.isEmpty()), Event.RENAMED, by);
    }

    /** Deletes the account, for good. Listeners of {@link AccountService#onDeleted} end its sessions. */
    public CompletionStage<Account> delete(Account account, Optional<Owner> by) {
        return onPool(() -> book.remove(account.id(), condition(by)), Event.DELETED, by);
    }

    /** All that is kept of an account, without its credentials; fails if there is no such account any more. */
    public CompletionStage<Doc.Obj> export(Account account, Optional<Owner> by) {
        return pool.run(() -> exportNow(account, by));
    }

    private CompletionStage<Doc.Obj> exportNow(Account account, Optional<Owner> by) {
        Optional<StoredAccount> found = book.byId(account.id());
        if (found.isEmpty()) {
            return failed(AccountService.NO_SUCH_ACCOUNT);
        }
        try {
            condition(by).check(found.get());
        } catch (AccountException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(exported(found.get(), by.map(Owner::address)));
    }

    private static AccountBook.Condition condition(Optional<Owner> by) {
        return by.<AccountBook.Condition>map(owner -> there -> there.require(owner.shown()))
                .orElse(AccountBook.Condition.NONE);
    }

    private Doc.Obj exported(StoredAccount stored, Optional<InetAddress> address) {
        audit.happened(Event.EXPORTED, Optional.of(stored.account()), address);
        Doc.Builder doc = Doc.object();
        stored.toDoc().members().forEach((name, value) -> {
            if (AccountRecords.SHOWABLE.contains(name) || OWN.contains(name)) {
                doc.put(name, value);
            }
        });
        return doc.put("id", stored.account().id())
                .put("secondFactor", stored.more().secondFactor().isPresent())
                .put(
                        "appPasswords",
                        stored.more().appPasswords().stream()
                                .map(AppPassword::label)
                                .toList())
                .build();
    }

    /** On a thread that may wait: the disk may not keep up. */
    private CompletionStage<Account> onPool(
            Supplier<CompletionStage<Account>> change, Event event, Optional<Owner> by) {
        return pool.run(change).thenApply(account -> {
            audit.happened(event, Optional.of(account), by.map(Owner::address));
            return account;
        });
    }

    private static <T> CompletionStage<T> failed(String reason) {
        return CompletableFuture.failedFuture(new AccountException(reason));
    }
}
