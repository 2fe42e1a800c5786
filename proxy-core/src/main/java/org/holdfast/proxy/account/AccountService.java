package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.holdfast.proxy.account.AccountAudit.Event;
import org.holdfast.proxy.account.AccountOptions.Registration;

/**
 * Checks credentials, and makes and changes accounts. One for the life of the process.
 *
 * <p>Usable on any thread; no method waits for a hash or for the disk. <strong>Stages complete on a hashing thread, on
 * the store's thread, or are complete when they are returned</strong>: what depends on them hops to a thread of its own
 * and does nothing slow before. A stage that completes exceptionally means that the store failed, that the service was
 * closed meanwhile, or, where a method says so, an {@link AccountException}.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>hashes at a time</td><td>2, or 1 on a machine of fewer than 4 processors; each takes
 *     {@link AccountOptions#hashMemoryKib()}</td><td>queued</td></tr>
 * <tr><td>hashes waiting</td><td>{@value #MAX_WAITING}</td><td>Busy</td></tr>
 * <tr><td>logins, new accounts</td><td>per address, by the options; an IPv6 address counts as its /64</td>
 *     <td>TooMany</td></tr>
 * <tr><td>failures of one name from one address</td><td>{@link FailedLogins}</td><td>TooMany</td></tr>
 * <tr><td>names, passwords</td><td>{@link NameRules}, {@link PasswordRules}</td><td>Rejected</td></tr>
 * </table>
 */
public final class AccountService implements AutoCloseable {
    /** At about 20 hashes a second and thread, the last of them waits for less than a minute. */
    static final int MAX_WAITING = 1024;

    /** Characters of one account. */
    public static final int MOST_CHARACTERS = 8;

    static final String NAME_TAKEN = "That name is taken.";
    static final String NAME_KEPT = "Somebody had that name until lately; choose another.";
    static final String LOOKS_LIKE_ANOTHER = "That name looks too much like another; choose a different one.";
    static final String NAME_NOT_GIVEN = "That name is not given to anybody.";
    static final String NO_SUCH_ACCOUNT = "There is no account of that name.";
    static final String PASSWORD_CHANGED = "Your password was changed meanwhile; log in again. Nothing was done.";
    static final String LOCKED = "Your account was locked meanwhile. Nothing was done.";
    static final String TOO_MANY_WAITING = "Too many logins are waiting; try again in a moment.";

    private final AccountBook book;
    private final Bans bans;
    private final AccountOptions options;
    private final SecondFactorRule rule;
    private final InstantSource clock;
    private final HashPool pool;
    private final Hasher hasher;
    private final AccountAudit audit;
    private final Logins logins;
    private final AddressThrottle newAccounts;
    private final SecondFactors secondFactors;
    private final AppPasswords appPasswords;
    private final OwnAccount own;
    private final PasswordReset passwordReset;
    private final Invitations invitations;
    private final GoneCharacters goneCharacters;

    /**
     * Reads the names of all accounts and starts the hashing threads.
     *
     * @throws AccountRecordException naming the account by its id, if a record cannot be understood
     */
    public AccountService(Surroundings surroundings, AccountOptions options, InstantSource clock) {
        this(surroundings, options, clock, Argon2id::hash, new HashPool(hashingThreads(), MAX_WAITING), Delays.REAL);
    }

    /** Likewise, with nobody invited or banned, without mail, and with nobody told of what happens. */
    public AccountService(AccountRecords records, AccountOptions options, InstantSource clock) {
        this(records, options, clock, Argon2id::hash, new HashPool(hashingThreads(), MAX_WAITING));
    }

    AccountService(
            AccountRecords records, AccountOptions options, InstantSource clock, HashFunction function, HashPool pool) {
        this(
                new Surroundings(
                        records,
                        KeyPlace.inMemory(),
                        new Invitations(Records.NONE, clock),
                        new Bans(Records.NONE, clock),
                        new Standings(Records.NONE, clock),
                        Records.NONE,
                        Records.NONE,
                        AccountAudit.NONE,
                        Postman.NONE,
                        "Holdfast"),
                options,
                clock,
                function,
                pool,
                Delays.REAL);
    }

    AccountService(
            Surroundings surroundings,
            AccountOptions options,
            InstantSource clock,
            HashFunction function,
            HashPool pool,
            Delays delays) {
        String serverName = surroundings.serverName();
        this.goneCharacters = new GoneCharacters(surroundings.goneCharacters(), pool);
        this.book = new AccountBook(
                surroundings.accounts(), new FreedNames(surroundings.freedNames(), clock), goneCharacters);
        this.invitations = surroundings.invitations();
        this.bans = surroundings.bans();
        MailNotices notices = new MailNotices(serverName, book, surroundings.postman());
        this.audit = (event, account, address) -> {
            surroundings.audit().happened(event, account, address);
            notices.happened(event, account, address);
        };
        this.options = options;
        this.rule = new SecondFactorRule(options.secondFactorFrom(), surroundings.standings());
        this.clock = clock;
        this.pool = pool;
        this.hasher = new Hasher(function, options.hashParameters(), new SecureRandom());
        this.newAccounts = new AddressThrottle(options.newAccountsPerHourPerAddress(), Duration.ofHours(1), clock);
        this.logins = new Logins(book, bans, options, rule, clock, hasher, pool, audit, delays);
        Sealing sealing = new Sealing(surroundings.key(), surroundings.accounts(), clock);
        this.secondFactors = new SecondFactors(serverName, book, sealing, logins, rule, clock, pool, audit);
        this.appPasswords = new AppPasswords(book, clock, pool, audit);
        this.own = new OwnAccount(this, book, bans, logins, pool, audit);
        this.passwordReset =
                new PasswordReset(serverName, book, surroundings.postman(), clock, hasher, pool, audit, notices);
    }

    private static int hashingThreads() {
        return Runtime.getRuntime().availableProcessors() >= 4 ? 2 : 1;
    }

    /** Whether whoever connects can make an account. */
    public boolean registrationOpen() {
        return options.registration() == Registration.OPEN;
    }

    /** Whether whoever has an invitation can make an account, and nobody else. */
    public boolean byInvitation() {
        return options.registration() == Registration.INVITED;
    }

    /** Codes by which accounts can be made. */
    public Invitations invitations() {
        return invitations;
    }

    /** Characters that were deleted, of which the world has still to be told. */
    public GoneCharacters goneCharacters() {
        return goneCharacters;
    }

    /** Codes by mail. */
    public PasswordReset passwordReset() {
        return passwordReset;
    }

    /** Second factors: switching them on and off, and asking for them. */
    public SecondFactors secondFactors() {
        return secondFactors;
    }

    /** Passwords for programs. */
    public AppPasswords appPasswords() {
        return appPasswords;
    }

    /** What owners do with their accounts. */
    public OwnAccount own() {
        return own;
    }

    /** Whether a player could have this name; does not say whether somebody has it already. */
    public NameCheck checkName(String name) {
        NameCheck check = NameRules.check(name);
        if (!check.usable() || book.has(name)) {
            return check;
        }
        if (book.isKept(check.name())) {
            return new NameCheck(check.name(), Optional.of(NAME_KEPT));
        }
        return looksLikeAnother(check.name()) ? new NameCheck(check.name(), Optional.of(LOOKS_LIKE_ANOTHER)) : check;
    }

    /** May miss one before the first name is made: the caller does not wait for what that needs. Making it misses none. */
    private boolean looksLikeAnother(String name) {
        return book.knowsLooks() && book.looksLikeAnother(name);
    }

    /** Why a password cannot be this account's, a sentence for the one who typed it; empty if it can. */
    public Optional<String> checkPassword(String password, String name) {
        return PasswordRules.problem(password, name);
    }

    /** Whether somebody has this name, in whatever case. Takes any text. */
    public boolean exists(String name) {
        return book.has(name);
    }

    /**
     * Checks that a name and a credential belong together. That there is no such account, that it is locked, and that
     * the credential is wrong take the same work and give the same answer.
     *
     * <p>A password that was hashed with other parameters than the present ones is hashed again on the way. An account with
     * a second factor is asked for it to play, whatever the credential; where it cannot be asked for, an application
     * password is needed.
     *
     * @param name any text
     * @param credential any text
     */
    public CompletionStage<Verification> verify(String name, String credential, Purpose purpose, InetAddress address) {
        return logins.verify(name, credential, purpose, address);
    }

    /**
     * Makes a player's account with a character of the same name. The account is on disk when the stage completes. Of
     * several at once that choose one name, or names that look alike, one wins; the others are told that it is taken.
     *
     * @param name any text
     * @param password any text
     */
    public CompletionStage<Creation> create(String name, String password, InetAddress address) {
        if (!registrationOpen()) {
            return done(new Creation.Rejected("No new accounts are made here at present."));
        }
        return create(checkName(name), password, Role.PLAYER, Optional.of(address));
    }

    /**
     * Likewise where registration is by invitation, which is used up when something comes of it.
     *
     * @param invitation any text
     */
    public CompletionStage<Creation> createInvited(
            String invitation, String name, String password, InetAddress address) {
        Optional<Invitations.Invitation> taken = byInvitation() ? invitations.take(invitation) : Optional.empty();
        if (taken.isEmpty()) {
            return done(new Creation.Rejected("That is no invitation, or it is used up."));
        }
        return create(checkName(name), password, Role.PLAYER, Optional.of(address))
                .whenComplete((creation, failure) -> {
                    boolean made = creation instanceof Creation.Created || creation instanceof Creation.EnrolmentNeeded;
                    if (!made) {
                        invitations.putBack(taken.get());
                    }
                });
    }

    /** Likewise for the operator: whatever the options say, without throttle, also with a name kept for staff. */
    CompletionStage<Creation> createForOperator(String name, String password, Role role) {
        return create(NameRules.checkForOperator(name), password, role, Optional.empty());
    }

    private CompletionStage<Creation> create(NameCheck check, String password, Role role, Optional<InetAddress> from) {
        String name = check.name();
        Optional<String> problem = check.problem()
                .or(() -> book.has(name) ? Optional.of(NAME_TAKEN) : Optional.empty())
                .or(() -> bans.ofName(name).map(ban -> NAME_NOT_GIVEN))
                .or(() -> PasswordRules.problem(password, name));
        if (problem.isPresent()) {
            return done(new Creation.Rejected(problem.get()));
        }
        Optional<Duration> wait = from.flatMap(newAccounts::take);
        if (wait.isPresent()) {
            return done(new Creation.TooMany(wait.get()));
        }
        return pool.submit(() -> hasher.hash(password))
                .map(hashing -> hashing.thenCompose(hash -> enter(name, role, hash, from)))
                .orElseGet(() -> done(new Creation.Busy()));
    }

    private CompletionStage<Creation> enter(String name, Role role, PasswordHash password, Optional<InetAddress> from) {
        CharacterRef character = new CharacterRef(newId(), name);
        Account account = new Account(newId(), name, role, false, List.of(character), clock.instant(), Map.of());
        StoredAccount made = new StoredAccount(account, password, StoredAccount.Extras.NONE);
        CompletionStage<Account> storing;
        try {
            storing = book.add(
                    from.map(address -> KnownPlaces.with(made, address)).orElse(made), from.isEmpty());
        } catch (AccountException e) {
            return done(new Creation.Rejected(String.valueOf(e.getMessage())));
        }
        return storing.thenApply(stored -> {
            audit.happened(Event.CREATED, Optional.of(stored), from);
            Proof proof = Proof.ofPassword(made);
            return from.filter(address -> rule.covers(stored))
                    .<Creation>map(address ->
                            new Creation.EnrolmentNeeded(new Halfway(stored, proof, address, clock.instant())))
                    .orElseGet(() -> new Creation.Created(stored, proof));
        });
    }

    /**
     * Gives an account one more character, with a lasting id of its own. Fails with an {@link AccountException} if the name
     * is against the rules, or somebody's, or there are {@value #MOST_CHARACTERS} characters.
     */
    public CompletionStage<Account> addCharacter(String id, String name) {
        NameCheck check = NameRules.check(name);
        return check.problem().isPresent()
                ? failed(check.problem().get())
                : pool.run(() -> book.addCharacter(id, new CharacterRef(newId(), check.name()), MOST_CHARACTERS));
    }

    /** Takes a character from an account, which keeps at least one. Its id is never used again. Likewise. */
    public CompletionStage<Account> deleteCharacter(String id, String character) {
        return pool.run(() -> book.removeCharacter(id, character));
    }

    /** The account of a name, or of a character's name. */
    public Optional<Account> find(String name) {
        return book.find(name).map(StoredAccount::account);
    }

    public Optional<Account> byId(String id) {
        return book.byId(id).map(StoredAccount::account);
    }

    /** Every account, by name. Reads them all: for staff, not for each login. */
    public List<Account> list() {
        return book.list();
    }

    /** Whether somebody can log in as an admin. Reads all accounts, as {@link #list()} does. */
    public boolean hasAdmin() {
        return list().stream().anyMatch(account -> account.role() == Role.ADMIN && !account.locked());
    }

    /**
     * Gives an account another role: this one, by its id, whoever may have its name by now. Fails with an
     * {@link AccountException} if it is gone.
     */
    public CompletionStage<Account> setRole(Account account, Role role) {
        return book.change(account.id(), stored -> stored.with(stored.account().withRole(role)));
    }

    /** Bars an account from logging in; likewise. */
    public CompletionStage<Account> lock(Account account) {
        return book.change(account.id(), stored -> stored.with(stored.account().withLocked(true)));
    }

    /** Lets it log in again; likewise. */
    public CompletionStage<Account> unlock(Account account) {
        return book.change(account.id(), stored -> stored.with(stored.account().withLocked(false)));
    }

    /** Whether the account has to have a second factor. */
    public boolean needsSecondFactor(Account account) {
        return rule.covers(account);
    }

    /**
     * Whether what the account is trusted with is withheld from somebody who has shown this: an application password never
     * makes staff, and where staff need a second factor the password alone does not.
     */
    public boolean withholds(Account account, Proof proof) {
        return proof.kind() == Proof.Kind.APP_PASSWORD || (proof.kind() == Proof.Kind.PASSWORD && rule.covers(account));
    }

    /**
     * What somebody has shown who has just put another password in the place of one that was shown: the password after that,
     * which need not be the one that the account has by now. Who came by an application password has shown no code by that:
     * where the account has a second factor, nothing more than before. Nor has who came by a password that was older still.
     *
     * @param before what they had shown to log in
     * @param shown the password whose place the other has taken
     */
    public Proof proofRenewed(Account account, Proof before, Proof shown) {
        boolean codeIsMissing = before.kind() == Proof.Kind.APP_PASSWORD
                && book.byId(account.id())
                        .filter(stored -> stored.more().secondFactor().isPresent())
                        .isPresent();
        if (codeIsMissing || before.password() != shown.password()) {
            return before;
        }
        return before.kind() == Proof.Kind.SECOND_FACTOR ? shown.renewed().withCode() : shown.renewed();
    }

    /** Whether what somebody has shown would let them in today: the password is the same, or the program's is there. */
    public boolean stillHolds(Account account, Proof proof) {
        return book.byId(account.id())
                .filter(stored -> stored.stillHolds(proof))
                .isPresent();
    }

    /**
     * Keeps what an account's owner has set, over what was set before. Fails with an {@link AccountException} if there is
     * no such account or too many logins are waiting. Of two changes of one setting the later counts only if it is made
     * when the stage of the earlier one is complete.
     *
     * @param setting of the caller's, as is the word
     * @param word empty for the setting to be as if it had never been set
     */
    public CompletionStage<Account> prefer(String id, String setting, String word) {
        // On a thread that may wait: the disk may not keep up.
        return pool.run(() ->
                book.change(id, stored -> stored.with(stored.account().withPreference(setting, word))));
    }

    /**
     * Gives an account another password, and makes its application passwords worthless. Fails with an
     * {@link AccountException} if it is gone, the password is against the rules, or too many logins are waiting.
     */
    public CompletionStage<Account> setPassword(Account account, String password) {
        return setPassword(account, password, AccountBook.Condition.NONE);
    }

    /** Likewise, and fails if the condition does by then. */
    CompletionStage<Account> setPassword(Account account, String password, AccountBook.Condition condition) {
        Optional<String> problem = PasswordRules.problem(password, account.name());
        if (problem.isPresent()) {
            return failed(problem.get());
        }
        return pool.submit(() -> hasher.hash(password))
                .map(hashing -> hashing.thenCompose(hash -> book.changePassword(account.id(), hash, condition)))
                .orElseGet(() -> failed(TOO_MANY_WAITING));
    }

    /**
     * Adds a listener for changes of a role, a lock or a preference, so that they reach those who are logged in. It is called when
     * the change is on disk, one call at a time, with the account as it is by then; on the store's thread or on that of
     * whoever made the change; must not block.
     *
     * <p>A login that is under way when the change is made may have been answered before it: whoever keeps an account
     * asks {@link #byId} once more when this listener can reach it.
     */
    public void onChange(Consumer<Account> listener) {
        book.onChange(listener);
    }

    /**
     * Adds a listener for other passwords, told when one is on disk: whoever is logged in by the one before is to be
     * logged out. Called as those of {@link #onChange}.
     */
    public void onNewPassword(Consumer<Account> listener) {
        book.onNewPassword(listener);
    }

    /** Adds a listener for deletions, so that they reach those who are logged in; called as those of {@link #onChange}. */
    public void onDeleted(Consumer<Account> listener) {
        book.onDeleted(listener);
    }

    /** Lets running hashes finish, for a few seconds at most, and cancels the waiting ones. Blocks meanwhile. */
    @Override
    public void close() {
        pool.close();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static <T> CompletionStage<T> done(T outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    private static CompletionStage<Account> failed(String message) {
        return CompletableFuture.failedFuture(new AccountException(message));
    }
}
