package org.holdfast.proxy.account;

import java.util.Set;

/** Where accounts are kept. */
public interface AccountRecords extends Records {
    /**
     * The members of an account's document that operators may see. Not the others: so a kind of credential that is
     * added is hidden already.
     */
    Set<String> SHOWABLE = Set.of("format", "name", "role", "locked", "created", "characters", "preferences");
}
