package org.holdfast.proxy.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a module does in one turn, and checks it. Owned by the generation's thread; of no use to the module
 * after {@link #end()}.
 */
final class HostTurn implements Turn {
    private final Instant now;
    private final ModuleDescriptor descriptor;
    private final Thread thread = Thread.currentThread();
    private final Set<RecordKey> edited = new LinkedHashSet<>();
    private final Map<RecordKey, RecordChange> changes = new LinkedHashMap<>();
    private final List<FromModule> output = new ArrayList<>();
    private long characters;
    private @Nullable LimitReached reached;
    private boolean ended;

    HostTurn(Instant now, ModuleDescriptor descriptor) {
        this.now = now;
        this.descriptor = descriptor;
    }

    @Override
    public Instant now() {
        requireUsable();
        return now;
    }

    @Override
    public void edit(RecordKey key) {
        requireUsable();
        newestVersion(key);
        if (!edited.contains(key)) {
            requireRoom(edited.size() + 1, MAX_CHANGES, "records");
            edited.add(key);
        }
    }

    @Override
    public void put(StoredRecord record) {
        edit(record.key());
        int newest = newestVersion(record.key());
        if (record.version() > newest) {
            throw new IllegalArgumentException("record " + record.key() + " was put with document version "
                    + record.version() + ", but the module's descriptor names " + newest
                    + " as the newest; raise it there");
        }
        changes.put(record.key(), new RecordChange.Put(record));
    }

    @Override
    public void delete(RecordKey key) {
        edit(key);
        changes.put(key, new RecordChange.Delete(key));
    }

    @Override
    public void send(FromModule message) {
        requireUsable();
        Objects.requireNonNull(message, "message");
        requireRoom(output.size() + 1, MAX_MESSAGES, "messages");
        long withThis = characters + characters(message);
        requireRoom(withThis, MAX_CHARACTERS, "characters of text");
        characters = withThis;
        output.add(message);
    }

    /** The method that the turn was handed to is over. */
    void end() {
        ended = true;
    }

    /** Every key that the turn announced, in the order of the announcements. */
    List<RecordKey> edited() {
        return List.copyOf(edited);
    }

    List<RecordChange> changes() {
        return List.copyOf(changes.values());
    }

    List<FromModule> output() {
        return List.copyOf(output);
    }

    private void requireUsable() {
        if (ended || Thread.currentThread() != thread) {
            throw new IllegalStateException(
                    "a turn may be used only by the method that it was handed to, on the same thread, until it returns");
        }
    }

    /** Of the documents in the key's namespace. */
    private int newestVersion(RecordKey key) {
        Integer newest = descriptor.namespaces().get(key.namespace());
        if (newest == null) {
            throw new IllegalArgumentException("record " + key + " is not this module's: its descriptor names the"
                    + " namespaces " + descriptor.namespaces().keySet());
        }
        return newest;
    }

    /**
     * Fails a turn that has met a limit, though the module may have caught that and gone on: half of a flood is of no
     * use to anybody.
     */
    void requireWithinLimits() {
        if (reached != null) {
            throw reached;
        }
    }

    /** Checked before anything is added: a module may catch what this throws and go on. */
    private void requireRoom(long size, int most, String what) {
        if (size > most) {
            reached = new LimitReached("a turn has at most " + most + " " + what + "; do the rest in later turns");
            throw reached;
        }
    }

    /** Says which limit, in words of the host's own. */
    static final class LimitReached extends IllegalStateException {
        private static final long serialVersionUID = 1;

        LimitReached(String limit) {
            super(limit);
        }
    }

    /** How many characters go out for a message, one for each recipient; at most, since markup is counted too. */
    private static long characters(FromModule message) {
        if (message instanceof FromModule.Tell tell) {
            return tell.text().length();
        }
        if (message instanceof FromModule.Broadcast broadcast) {
            long recipients = broadcast.to().size();
            return Math.min(broadcast.text().length(), Integer.MAX_VALUE) * recipients;
        }
        if (message instanceof FromModule.Prompt prompt) {
            return prompt.text().length();
        }
        return message instanceof FromModule.Close close ? close.goodbye().length() : 0;
    }
}
