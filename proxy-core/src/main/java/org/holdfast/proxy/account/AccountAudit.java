package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.util.Optional;

/** Told what happens to accounts, for whoever keeps a log of it. Called on any thread; must not block. */
@FunctionalInterface
public interface AccountAudit {
    /** Tells nobody. */
    AccountAudit NONE = (event, account, address) -> {};

    /** What happens. */
    enum Event {
        LOGGED_IN,
        LOGIN_REFUSED,
        LOGIN_BANNED,
        CODE_REFUSED,
        CREATED,
        PASSWORD_CHANGED,
        PASSWORD_RESET,
        RESET_REQUESTED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        RECOVERY_CODE_USED,
        APP_PASSWORD_MADE,
        APP_PASSWORD_REVOKED,
        EMAIL_CHANGED,
        RENAMED,
        DELETED,
        EXPORTED
    }

    /**
     * Something has happened; never told a credential, nor a name that is nobody's.
     *
     * @param account whose it is; empty if somebody tried a name that is nobody's
     * @param address from where; empty for the operator's command line
     */
    void happened(Event event, Optional<Account> account, Optional<InetAddress> address);
}
