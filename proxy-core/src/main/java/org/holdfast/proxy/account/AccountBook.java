package org.holdfast.proxy.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts by name, and by the names of their characters: an index in memory over the records, and the one place where they are changed. Usable on any
 * thread; nothing here waits for the disk or computes a hash.
 */
final class AccountBook {
    private static final Logger LOG = LoggerFactory.getLogger(AccountBook.class);

    private final AccountRecords records;
    private final FreedNames freed;
    private final GoneCharacters gone;
    private final StandIns standIns = new StandIns();
    private final Map<String, Taken> names = new ConcurrentHashMap<>();
    private final LookAlikes lookAlikes = new LookAlikes(names);
    private final List<Consumer<Account>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Account>> deletionListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Account>> passwordListeners = new CopyOnWriteArrayList<>();
    private final Object changing = new Object();
    private final Object notifying = new Object();

    /**
     * A name that an account has, or one of its characters.
     *
     * @param id the account's
     * @param name as it was typed
     */
    record Taken(String id, String name) {}

    /** What becomes of an account, or why nothing does. Called with the lock held: must be quick, and must leave id and name. */
    interface Change {
        StoredAccount of(StoredAccount there) throws AccountException;
    }

    /** What must be so in the moment of a change, or why there is none. Likewise called with the lock held. */
    interface Condition {
        void check(StoredAccount there) throws AccountException;

        /** For what the operator asks for. */
        Condition NONE = there -> {};
    }

    /** @throws AccountRecordException naming the accounts' ids, if one is damaged or two have one name */
    AccountBook(AccountRecords records, FreedNames freed, GoneCharacters gone) {
        this.records = records;
        this.freed = freed;
        this.gone = gone;
        records.forEach((id, doc) -> {
            standIns.add(id);
            Account account = StoredAccount.fromDoc(id, doc).account();
            account.characters().forEach(character -> gone.isThere(character.id()));
            account.names().forEach(taken -> {
                Taken other = names.putIfAbsent(NameRules.key(taken), new Taken(id, taken));
                if (other != null && !other.id().equals(id)) {
                    throw new AccountRecordException("accounts " + other.id() + " and " + id
                            + " have the same name; restore them from a backup");
                }
            });
        });
    }

    boolean has(String name) {
        return names.containsKey(NameRules.key(name));
    }

    /** Whether nobody gets this name who has no account yet, because somebody had it until lately. Takes any text. */
    boolean isKept(String name) {
        return freed.isKeptFrom("", NameRules.key(name));
    }

    /** What is needed to tell what names look like; takes a while the first time, so not with the lock held. */
    void prepareLooks() {
        lookAlikes.prepare();
    }

    boolean knowsLooks() {
        return lookAlikes.isReady();
    }

    /** Whether a name can be taken for another that is somebody's, kept or reserved. Only once {@link #knowsLooks}. */
    boolean looksLikeAnother(String name) {
        return looksLikeAnother(new Taken("", name), Optional.empty(), false);
    }

    private boolean looksLikeAnother(Taken name, Optional<Taken> givenUp, boolean byOperator) {
        Set<String> looks = Looks.of(name.name());
        return lookAlikes.has(NameRules.key(name.name()), looks, givenUp)
                || NameRules.looksReserved(looks, byOperator)
                || (!byOperator && freed.areKeptFrom(name.id(), looks));
    }

    /**
     * Takes a name for an account, with the lock held. The operator has kept ones too.
     *
     * @param givenUp the name that it takes the place of
     * @return why it cannot be had, a sentence; then nothing has changed
     */
    private Optional<String> takeName(Taken name, Optional<Taken> givenUp, boolean byOperator) {
        String key = NameRules.key(name.name());
        boolean same = givenUp.map(Taken::name).map(NameRules::key).equals(Optional.of(key));
        boolean kept = !byOperator && freed.isKeptFrom(name.id(), key);
        if (!same && (kept || names.containsKey(key))) {
            return Optional.of(AccountService.NAME_TAKEN);
        }
        if (looksLikeAnother(name, givenUp, byOperator)) {
            return Optional.of(AccountService.LOOKS_LIKE_ANOTHER);
        }
        givenUp.ifPresent(old -> {
            names.remove(NameRules.key(old.name()));
            lookAlikes.remove(old);
            if (!same) {
                freed.free(old.name(), old.id());
            }
        });
        names.put(key, name);
        lookAlikes.add(name);
        freed.taken(key);
        return Optional.empty();
    }

    private void freeName(String name, String id) {
        Taken taken = names.remove(NameRules.key(name));
        if (taken != null) {
            lookAlikes.remove(taken);
        }
        freed.free(name, id);
    }

    Optional<StoredAccount> find(String name) {
        return Optional.ofNullable(names.get(NameRules.key(name)))
                .map(Taken::id)
                .flatMap(this::byId);
    }

    /** An account to do the same work with, for a name that is nobody's; see {@link StandIns}. Never lets anybody in. */
    Optional<StoredAccount> standIn(String name) {
        return standIns.of(FailedLogins.key(name)).flatMap(this::byId);
    }

    Optional<StoredAccount> byId(String id) {
        return records.find(id).map(doc -> StoredAccount.fromDoc(id, doc));
    }

    /** Every account, by name. Reads them all: for staff, not for each login. */
    List<Account> list() {
        List<Account> accounts = new ArrayList<>();
        records.forEach((id, doc) -> accounts.add(StoredAccount.fromDoc(id, doc).account()));
        accounts.sort(Comparator.comparing(account -> NameRules.key(account.name())));
        return List.copyOf(accounts);
    }

    /**
     * Enters a new account.
     *
     * @param byOperator whether it may have a name that is kept for who had it
     * @return when it is on disk
     * @throws AccountException if its name is taken, or looks like another
     */
    CompletionStage<Account> add(StoredAccount added, boolean byOperator) throws AccountException {
        Account account = added.account();
        prepareLooks();
        synchronized (changing) {
            Optional<String> problem = takeName(new Taken(account.id(), account.name()), Optional.empty(), byOperator);
            if (problem.isPresent()) {
                throw new AccountException(problem.get());
            }
            standIns.add(account.id());
            return records.put(account.id(), added.toDoc()).thenApply(stored -> account);
        }
    }

    /**
     * Changes an account; nobody else's change comes between reading and writing it. When it is on disk, and what
     * others see of the account has changed, the listeners are told.
     *
     * @return when it is on disk; fails with an {@link AccountException}, and nothing has changed, if there is no such
     *     account or the change fails with one
     */
    CompletionStage<Account> change(String id, Change change) {
        Account before;
        Account after;
        CompletionStage<Void> stored;
        synchronized (changing) {
            StoredAccount changed;
            try {
                StoredAccount found = existing(id);
                before = found.account();
                changed = change.of(found);
            } catch (AccountException e) {
                return CompletableFuture.failedFuture(e);
            }
            after = changed.account();
            stored = records.put(id, changed.toDoc());
        }
        // Out of the lock: if it is on disk by now, the listeners are called right here.
        return stored.thenApply(done -> {
            if (!after.equals(before)) {
                tellListeners(id);
            }
            return after;
        });
    }

    /**
     * Gives an account another name, and its character of the old one; likewise.
     *
     * @return when it is on disk; fails with an {@link AccountException} if the condition does, the name is another's or
     *     looks like it, or there is no such account
     */
    CompletionStage<Account> rename(String id, String name, Condition condition, boolean byOperator) {
        CompletionStage<Void> stored;
        prepareLooks();
        synchronized (changing) {
            StoredAccount found;
            try {
                found = existing(id);
                condition.check(found);
            } catch (AccountException e) {
                return CompletableFuture.failedFuture(e);
            }
            Taken before = names.get(NameRules.key(found.account().name()));
            // Also by one of its own characters, but for that which is renamed with it.
            Optional<String> problem = takeName(new Taken(id, name), Optional.ofNullable(before), byOperator);
            if (problem.isPresent()) {
                return failed(problem.get());
            }
            StoredAccount renamed = found.with(found.account().withName(name));
            stored = records.put(id, renamed.toDoc());
        }
        return stored.thenCompose(done -> {
            tellListeners(id);
            return CompletableFuture.completedFuture(byId(id).orElseThrow().account());
        });
    }

    /**
     * Deletes an account; its names are kept from others for a while ({@link FreedNames}). When that is on disk, the
     * listeners for deletions are told.
     *
     * @return likewise
     */
    CompletionStage<Account> remove(String id, Condition condition) {
        Account account;
        CompletionStage<Void> deleted;
        prepareLooks();
        synchronized (changing) {
            StoredAccount found;
            try {
                found = existing(id);
                condition.check(found);
            } catch (AccountException e) {
                return CompletableFuture.failedFuture(e);
            }
            account = found.account();
            account.names().forEach(name -> freeName(name, id));
            account.characters().forEach(character -> gone.add(character.id()));
            standIns.remove(id);
            deleted = records.delete(id);
        }
        return deleted.thenApply(done -> {
            account.characters().forEach(character -> gone.happened(character.id()));
            tell(deletionListeners, account);
            return account;
        });
    }

    private StoredAccount existing(String id) throws AccountException {
        return byId(id).orElseThrow(() -> new AccountException(AccountService.NO_SUCH_ACCOUNT));
    }

    /** Gives an account another password; likewise, and the listeners for that are told. */
    CompletionStage<Account> changePassword(String id, PasswordHash password, Condition condition) {
        return change(id, there -> {
                    condition.check(there);
                    return there.withNewPassword(password);
                })
                .thenApply(account -> {
                    tell(passwordListeners, account);
                    return account;
                });
    }

    void onNewPassword(Consumer<Account> listener) {
        passwordListeners.add(listener);
    }

    void onDeleted(Consumer<Account> listener) {
        deletionListeners.add(listener);
    }

    /**
     * Gives an account one more character, whose name nobody has or could take for another, neither as an account's nor as
     * a character's.
     *
     * @param most that it may have then
     * @return when it is on disk; fails with an {@link AccountException} if it cannot be
     */
    CompletionStage<Account> addCharacter(String id, CharacterRef added, int most) {
        CompletionStage<Void> stored;
        prepareLooks();
        synchronized (changing) {
            Optional<StoredAccount> found = byId(id);
            if (found.isEmpty()) {
                return failed(AccountService.NO_SUCH_ACCOUNT);
            }
            List<CharacterRef> characters =
                    new ArrayList<>(found.get().account().characters());
            if (characters.size() >= most) {
                return failed("An account has at most " + most + " characters.");
            }
            Optional<String> problem = takeName(new Taken(id, added.name()), Optional.empty(), false);
            if (problem.isPresent()) {
                return failed(problem.get());
            }
            characters.add(added);
            stored = records.put(
                    id,
                    found.get()
                            .with(found.get().account().withCharacters(characters))
                            .toDoc());
        }
        return stored.thenApply(done -> changed(id));
    }

    /** Takes a character from an account, which keeps at least one; its name is kept from others for a while. Likewise. */
    CompletionStage<Account> removeCharacter(String id, String character) {
        CompletionStage<Void> stored;
        prepareLooks();
        synchronized (changing) {
            Optional<StoredAccount> found = byId(id);
            if (found.isEmpty()) {
                return failed(AccountService.NO_SUCH_ACCOUNT);
            }
            Account before = found.get().account();
            List<CharacterRef> left = before.characters().stream()
                    .filter(one -> !one.id().equals(character))
                    .toList();
            if (left.isEmpty() || left.size() == before.characters().size()) {
                return failed(left.isEmpty() ? "An account keeps its last character." : "There is no such character.");
            }
            Account after = before.withCharacters(left);
            gone.add(character);
            stored = records.put(id, found.get().with(after).toDoc());
            before.names().stream()
                    .filter(name -> after.names().stream().map(NameRules::key).noneMatch(NameRules.key(name)::equals))
                    .forEach(name -> freeName(name, id));
        }
        return stored.thenApply(done -> {
            gone.happened(character); // first: the account may be deleted by now
            return changed(id);
        });
    }

    private Account changed(String id) {
        tellListeners(id);
        return byId(id).orElseThrow().account();
    }

    private static CompletionStage<Account> failed(String why) {
        return CompletableFuture.failedFuture(new AccountException(why));
    }

    void onChange(Consumer<Account> listener) {
        listeners.add(listener);
    }

    /** One at a time, each with the account as it is by then: so the last that a listener hears is what is so. */
    private void tellListeners(String id) {
        synchronized (notifying) {
            byId(id).ifPresent(now -> tell(listeners, now.account()));
        }
    }

    /** One that fails keeps no other from hearing. */
    private static void tell(List<Consumer<Account>> listeners, Account account) {
        for (Consumer<Account> listener : listeners) {
            try {
                listener.accept(account);
            } catch (RuntimeException e) {
                LOG.error("A listener failed on a change of account {}", account.id(), e);
            }
        }
    }
}
