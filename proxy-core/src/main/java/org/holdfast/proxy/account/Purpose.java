package org.holdfast.proxy.account;

/**
 * What a credential is shown for. An account's password serves every purpose; a credential that serves only one, such
 * as an application password for a mail client, is recognised by it.
 */
public enum Purpose {
    /** To play, over whatever transport. */
    PLAY
}
