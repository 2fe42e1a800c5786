package org.holdfast.proxy.account;

import java.util.Optional;
import org.holdfast.api.Permissions;

/**
 * Who has to have a second factor: everybody from some role on, and with them whoever is granted to keep order; for that
 * makes staff of a player as a role does. Usable on any thread.
 */
final class SecondFactorRule {
    private final Optional<Role> from;
    private final Standings standings;

    /** @param from the least role; empty if nobody has to */
    SecondFactorRule(Optional<Role> from, Standings standings) {
        this.from = from;
        this.standings = standings;
    }

    boolean covers(Account account) {
        return from.isPresent()
                && (account.role().atLeast(from.get())
                        || standings.of(account.id()).permissions().contains(Permissions.MODERATE));
    }
}
