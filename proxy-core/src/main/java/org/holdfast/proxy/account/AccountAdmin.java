package org.holdfast.proxy.account;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.holdfast.api.Doc;
import org.jspecify.annotations.Nullable;

/**
 * The operator's way to the accounts, for a command line while no server runs: the same rules as in the game, but no
 * throttle, registration open or not, and with the names that are kept for staff.
 *
 * <p>Every method that changes something blocks until it is on disk, so it is not for threads that others wait for;
 * and throws {@link AccountException} with a sentence for the terminal if it cannot be done.
 */
public final class AccountAdmin {
    private final AccountService service;
    private final Bans bans;

    public AccountAdmin(AccountService service) {
        this(service, new Bans(Records.NONE, Clock.systemUTC()));
    }

    public AccountAdmin(AccountService service, Bans bans) {
        this.service = service;
        this.bans = bans;
    }

    /** The bans that hold, each a line for the terminal. */
    public List<String> bans() {
        return bans.list().stream().map(this::words).toList();
    }

    private String words(Ban ban) {
        BanTarget target = ban.target();
        String whom = target.kind() == BanTarget.Kind.ACCOUNT
                ? service.byId(target.value()).map(Account::name).orElse(target.value())
                : target.value();
        return target.kind().word() + " " + whom
                + ban.until().map(until -> " until " + until).orElse(" for good") + ", by " + ban.by()
                + (ban.reason().isEmpty() ? "" : ": " + ban.reason());
    }

    /** Lifts the bans of an address or a range, or of an account and its name. */
    public void unban(String whom) throws AccountException {
        List<BanTarget> targets = new ArrayList<>();
        BanTarget.addresses(whom).ifPresentOrElse(targets::add, () -> {
            targets.add(BanTarget.name(whom));
            service.find(whom).map(BanTarget::account).ifPresent(targets::add);
        });
        boolean lifted = false;
        for (BanTarget target : targets) {
            lifted |= await(bans.lift(target)).isPresent();
        }
        if (!lifted) {
            throw new AccountException("There is no such ban; 'account bans' lists those that there are.");
        }
    }

    /** Makes an account with a character of the same name. */
    public Account create(String name, Role role, String password) throws AccountException {
        Outcome outcome = new Outcome();
        await(service.createForOperator(name, password, role)).dispatch(outcome);
        if (outcome.account == null) {
            throw new AccountException(outcome.reason);
        }
        return outcome.account;
    }

    /** Every account, by name. */
    public List<Account> list() {
        return service.list();
    }

    public Account setPassword(String name, String password) throws AccountException {
        return await(service.setPassword(named(name), password));
    }

    public Account setRole(String name, Role role) throws AccountException {
        return await(service.setRole(named(name), role));
    }

    /** Bars an account from logging in. */
    public Account lock(String name) throws AccountException {
        return await(service.lock(named(name)));
    }

    /** Lets it log in again. */
    public Account unlock(String name) throws AccountException {
        return await(service.unlock(named(name)));
    }

    /** Gives an account, and its character of the same name, another name. */
    public Account rename(String name, String newName) throws AccountException {
        return await(service.own().rename(named(name), newName, Optional.empty()));
    }

    /** Deletes an account, for good. */
    public Account delete(String name) throws AccountException {
        return await(service.own().delete(named(name), Optional.empty()));
    }

    /** All that is kept of an account, but for its credentials. */
    public Doc.Obj export(String name) throws AccountException {
        return await(service.own().export(named(name), Optional.empty()));
    }

    /** Switches an account's second factor off: its owner has lost the authenticator, and the recovery codes too. */
    public Account switchSecondFactorOff(String name) throws AccountException {
        return await(service.secondFactors().switchOff(named(name).id()));
    }

    /** Makes an invitation; its code, to be shown once. */
    public String invite() throws AccountException {
        return await(service.invitations().make("the operator"));
    }

    private Account named(String name) throws AccountException {
        return service.find(name).orElseThrow(() -> new AccountException(AccountService.NO_SUCH_ACCOUNT));
    }

    private static <T> T await(CompletionStage<T> stage) throws AccountException {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AccountException why) {
                throw why;
            }
            throw e;
        }
    }

    private static final class Outcome implements Creation.Handler {
        private @Nullable Account account;
        private String reason = "";

        @Override
        public void created(Creation.Created outcome) {
            account = outcome.account();
        }

        @Override
        public void rejected(Creation.Rejected outcome) {
            reason = outcome.reason();
        }

        @Override
        public void tooMany(Creation.TooMany outcome) {
            throw new IllegalStateException("the operator is not throttled");
        }

        @Override
        public void busy(Creation.Busy outcome) {
            reason = AccountService.TOO_MANY_WAITING;
        }

        @Override
        public void enrolmentNeeded(Creation.EnrolmentNeeded outcome) {
            throw new IllegalStateException("the operator is not asked for a second factor");
        }
    }
}
