package org.holdfast.proxy.session;

import java.util.HashSet;
import java.util.Set;
import org.holdfast.api.Permissions;
import org.holdfast.proxy.account.Account;
import org.holdfast.proxy.account.AccountService;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.account.Standings;

/**
 * What the account of a session may do in it. An account may be trusted with more than that: as long as its player has not
 * shown what staff have to show, everything beyond what every player may is withheld, from the commands of the core and from
 * the world alike. Changed on the session's event loop, read on any thread.
 *
 * <p>A role may be given, and the first admin made, in the middle of a session that began with a password alone; and a program
 * may log in by a password of its own. {@link StepUp} asks for what is missing.
 */
final class Trust {
    private final AccountService accounts;
    private final Standings standings;
    private volatile Account account;
    private volatile Proof proof;
    private boolean told;

    Trust(AccountService accounts, Standings standings, Account account, Proof proof) {
        this.accounts = accounts;
        this.standings = standings;
        this.account = account;
        this.proof = proof;
    }

    Account account() {
        return account;
    }

    /** The weakest that any of those has shown who show the session, or showed it last. */
    Proof proof() {
        return proof;
    }

    void changed(Account now) {
        account = now;
    }

    void shown(Proof now) {
        proof = now;
    }

    /** What the account may do in this session. */
    Set<String> permissions() {
        return accounts.withholds(account, proof) ? Set.of() : all();
    }

    /** Whether it may do something; empty is what all may. */
    boolean may(String permission) {
        return permission.isEmpty() || permissions().contains(permission);
    }

    /** Whether it could do something that it may not, if its player showed what is missing. */
    boolean withholds(String permission) {
        return !may(permission) && all().contains(permission);
    }

    /** Whether its player is one of the staff, and has shown it. */
    boolean isStaff() {
        return may(Permissions.BUILD) || may(Permissions.MODERATE);
    }

    /** Whether the player is to be told that something is withheld, and has not been; told once, until it is not. */
    boolean toBeTold() {
        boolean withheld = accounts.withholds(account, proof) && !all().isEmpty();
        boolean news = withheld && !told;
        told = withheld;
        return news;
    }

    /** All that it is trusted with, by its role or because staff have granted it. */
    private Set<String> all() {
        Set<String> all = new HashSet<>(account.permissions());
        all.addAll(standings.of(account.id()).permissions());
        return all;
    }
}
