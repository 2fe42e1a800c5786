package org.holdfast.proxy.account;

/**
 * What accounts need of others.
 *
 * @param accounts where accounts are kept
 * @param invitations by which accounts can be made
 * @param bans of addresses, accounts and names
 * @param standings what accounts are granted beyond their roles
 * @param freedNames where names are kept that somebody had until lately
 * @param audit told what happens
 * @param postman sends mail to players
 * @param serverName as authenticators and mails show it
 */
public record Surroundings(
        AccountRecords accounts,
        Invitations invitations,
        Bans bans,
        Standings standings,
        Records freedNames,
        AccountAudit audit,
        Postman postman,
        String serverName) {}
