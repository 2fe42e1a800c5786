package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/** Writes to owners, who have an address, of what was done to their accounts: so that they learn it if it was not them. */
final class MailNotices implements AccountAudit {
    private static final Map<Event, String> WORDS = Map.of(
            Event.PASSWORD_CHANGED, "Its password was changed.",
            Event.PASSWORD_RESET, "It was given another password, by a code that was sent to this address.",
            Event.SECOND_FACTOR_ON, "Its second factor was switched on.",
            Event.SECOND_FACTOR_OFF, "Its second factor was switched off.",
            Event.RECOVERY_CODE_USED, "One of its recovery codes was used.",
            Event.APP_PASSWORD_MADE, "An application password was made for it.");

    private final String serverName;
    private final AccountBook book;
    private final Postman postman;

    MailNotices(String serverName, AccountBook book, Postman postman) {
        this.serverName = serverName;
        this.book = book;
        this.postman = postman;
    }

    @Override
    public void happened(Event event, Optional<Account> account, Optional<InetAddress> address) {
        String words = WORDS.get(event);
        if (words == null || !postman.isThere()) {
            return;
        }
        account.flatMap(one -> book.byId(one.id()))
                .ifPresent(stored -> stored.more().email().ifPresent(to -> send(to, stored.account(), words)));
    }

    /** Tells whoever reads the mail of an address that the account has another one, or none; nothing without mail. */
    void addressWas(String old, Account account) {
        if (postman.isThere()) {
            send(old, account, "This is no longer its address.");
        }
    }

    private void send(String to, Account account, String words) {
        postman.send(
                to,
                "Your account at " + serverName,
                words + "\n\nThe account is called " + account.name() + ". If it was not you who did this, tell the"
                        + " staff of " + serverName + ".\n");
    }
}
