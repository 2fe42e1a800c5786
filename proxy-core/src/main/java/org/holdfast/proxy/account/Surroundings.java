package org.holdfast.proxy.account;

/**
 * What accounts need of others.
 *
 * @param accounts where accounts are kept
 * @param key by which the secrets of second factors are sealed
 * @param invitations by which accounts can be made
 * @param bans of addresses, accounts and names
 * @param standings what accounts are granted beyond their roles
 * @param freedNames where names are kept that somebody had until lately
 * @param goneCharacters where it is kept which characters the world has still to be told of that they are gone
 * @param audit told what happens
 * @param postman sends mail to players
 * @param serverName as authenticators and mails show it
 */
public record Surroundings(
        AccountRecords accounts,
        KeyPlace key,
        Invitations invitations,
        Bans bans,
        Standings standings,
        Records freedNames,
        Records goneCharacters,
        AccountAudit audit,
        Postman postman,
        String serverName) {}
