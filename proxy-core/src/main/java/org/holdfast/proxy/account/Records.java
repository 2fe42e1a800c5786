package org.holdfast.proxy.account;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;

/** Documents of one kind by their ids, that somebody else keeps. Usable on any thread; no method waits for the disk. */
public interface Records {
    /** Keeps nothing. */
    Records NONE = new Records() {
        @Override
        public Optional<Doc.Obj> find(String id) {
            return Optional.empty();
        }

        @Override
        public void forEach(BiConsumer<String, Doc.Obj> action) {
            // There is none.
        }

        @Override
        public CompletionStage<Void> put(String id, Doc.Obj doc) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> delete(String id) {
            return CompletableFuture.completedFuture(null);
        }
    };

    Optional<Doc.Obj> find(String id);

    /** Every document there is, by its id. */
    void forEach(BiConsumer<String, Doc.Obj> action);

    /** Seen by {@link #find} at once; the stage completes when it is on disk, on a thread of the core. */
    CompletionStage<Void> put(String id, Doc.Obj doc);

    /** Likewise. */
    CompletionStage<Void> delete(String id);
}
