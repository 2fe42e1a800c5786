package org.holdfast.proxy.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;

/** Where entries are kept. Called on one thread. */
public interface AuditRecords {
    Optional<Doc.Obj> find(String id);

    /** Every entry there is, by its id, in the order of the ids. */
    void forEach(BiConsumer<String, Doc.Obj> action);

    /** Writes and deletes at once; may wait for the disk. Complete when it is on disk. */
    CompletionStage<Void> write(Map<String, Doc.Obj> written, List<String> deleted);
}
