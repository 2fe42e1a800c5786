package org.holdfast.proxy.account;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;

/** Where accounts are kept. Usable on any thread; no method waits for the disk. */
public interface AccountRecords {
    /**
     * The members of an account's document that operators may see. Not the others: so a kind of credential that is
     * added is hidden already.
     */
    Set<String> SHOWABLE = Set.of("format", "name", "role", "locked", "created", "characters", "preferences");

    Optional<Doc.Obj> find(String id);

    /** Every account there is, by its id. */
    void forEach(BiConsumer<String, Doc.Obj> action);

    /** Seen by {@link #find} at once; the stage completes when it is on disk, on a thread of the core. */
    CompletionStage<Void> put(String id, Doc.Obj doc);

    /** Likewise. */
    CompletionStage<Void> delete(String id);
}
