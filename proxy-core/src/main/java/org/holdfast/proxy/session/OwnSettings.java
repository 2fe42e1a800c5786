package org.holdfast.proxy.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;

/**
 * What the player of a session has set, and the saving of it.
 *
 * <pre>
 *   change --> holds at once, in this session --> saved: on disk, and in other sessions of the account
 * </pre>
 *
 * One change is saved after the other, so that the account ends with the last; {@value #MOST_UNSAVED} at most wait.
 * Owned by the session's event loop.
 */
final class OwnSettings {
    private static final int MOST_UNSAVED = 16;

    /** Shared, for most players never change a setting. */
    private static final CompletionStage<?> SAVED = CompletableFuture.completedStage(null);

    private final AccountService accounts;
    private final String account;
    private Preferences now;
    private CompletionStage<?> saving = SAVED;
    private int unsaved;

    OwnSettings(AccountService accounts, Account account) {
        this.accounts = accounts;
        this.account = account.id();
        this.now = Preferences.of(account);
    }

    Preferences now() {
        return now;
    }

    /** Whether so many changes wait for the disk that it is better to wait with the next. */
    boolean isBehind() {
        return unsaved >= MOST_UNSAVED;
    }

    /**
     * Changes a setting.
     *
     * @param word that the setting keeps, or that for its being unset
     * @return when it is on disk, on whatever thread; call {@link #saved} or {@link #notSaved} then, on the session's
     */
    CompletionStage<Account> change(Setting setting, String word) {
        now = now.with(setting, word);
        unsaved++;
        String kept = word.equals(setting.unset()) ? "" : word;
        CompletionStage<Account> change = saving.handle(
                        (saved, failure) -> accounts.prefer(account, setting.command(), kept))
                .thenCompose(stage -> stage);
        saving = change;
        return change;
    }

    /** A change is on disk. */
    void saved(Account as) {
        unsaved--;
        accountChanged(as);
    }

    /** A change could not be saved; it holds as long as the session. */
    void notSaved() {
        unsaved--;
    }

    /** The account has changed, here or elsewhere. What is being changed here is newer. */
    void accountChanged(Account changed) {
        if (unsaved == 0) {
            now = Preferences.of(changed);
        }
    }
}
