package org.holdfast.proxy.account;

import java.util.Set;
import org.holdfast.api.Doc;

/** Where accounts are kept. */
public interface AccountRecords extends Records {
    /**
     * The members of an account's document that operators may see. Not the others: so a kind of credential that is
     * added is hidden already.
     */
    Set<String> SHOWABLE = Set.of("format", "name", "role", "locked", "created", "characters", "preferences");

    /** Whether an account has a secret that is sealed, which is worth nothing without the key ({@link KeyPlace}). */
    static boolean needsKey(Doc.Obj account) {
        return account.find("secondFactor")
                .filter(factor -> factor instanceof Doc.Obj kept && SecondFactor.isSealed(kept))
                .isPresent();
    }
}
