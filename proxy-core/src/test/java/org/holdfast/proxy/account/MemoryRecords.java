package org.holdfast.proxy.account;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.holdfast.api.Doc;

/** Records without a disk; what is put can be held back from being "on disk" until the test says so. */
public final class MemoryRecords implements AccountRecords {
    private final Map<String, Doc.Obj> docs = new ConcurrentSkipListMap<>();
    private final Queue<CompletableFuture<Void>> held = new ArrayDeque<>();
    private boolean holding;
    private int puts;

    @Override
    public Optional<Doc.Obj> find(String id) {
        return Optional.ofNullable(docs.get(id));
    }

    @Override
    public void forEach(BiConsumer<String, Doc.Obj> action) {
        docs.forEach(action);
    }

    @Override
    public CompletionStage<Void> put(String id, Doc.Obj doc) {
        // As the real one does: what comes back is what was written.
        docs.put(id, (Doc.Obj) Doc.parse(doc.toJson()));
        return stored();
    }

    @Override
    public CompletionStage<Void> delete(String id) {
        docs.remove(id);
        return stored();
    }

    private synchronized CompletionStage<Void> stored() {
        puts++;
        CompletableFuture<Void> stored = new CompletableFuture<>();
        if (holding) {
            held.add(stored);
        } else {
            stored.complete(null);
        }
        return stored;
    }

    public synchronized void hold() {
        holding = true;
    }

    synchronized int puts() {
        return puts;
    }

    public synchronized int held() {
        return held.size();
    }

    /** The oldest put that is held back is on disk now; the stages after it run here. */
    public void release() {
        next().complete(null);
    }

    /** The oldest put that is held back has failed. */
    void fail(Exception why) {
        next().completeExceptionally(why);
    }

    private synchronized CompletableFuture<Void> next() {
        return held.remove();
    }
}
