package org.holdfast.api;

import java.time.Instant;
import org.holdfast.api.message.FromModule;

/**
 * One message handled, and all that it does: a transaction. The host makes it and hands it to
 * {@link HostedModule#handle} or {@link HostedModule#activate}; the module adds to it. When the method returns, the
 * turn is accepted as a whole; when it throws, as if it had never been.
 *
 * <p>Usable only on the generation's thread and only until that method returns; afterwards every method throws
 * {@link IllegalStateException}.
 *
 * <p>What players see of a turn is shown to them after its records are on disk.
 */
public interface Turn {
    /**
     * Most records that one turn may put or delete. Beyond it, here and below, {@link IllegalStateException}, and the turn
     * fails, also when the module catches that.
     */
    int MAX_CHANGES = 100_000;

    /** Most messages that one turn may send. */
    int MAX_MESSAGES = 100_000;

    /** Most characters of text that one turn may show, counted once for each who sees them, with their markup. */
    int MAX_CHARACTERS = 8 << 20;

    /** When the host sequenced the message. The only clock of a module; it does not go backwards. */
    Instant now();

    /**
     * Announces that the object behind a record is about to be changed. Call it before the first change: it is how
     * the host knows what to {@link HostedModule#revert} if the turn fails half-way. Announcing twice does no harm.
     */
    void edit(RecordKey key);

    /**
     * The record is this one from now on. The last put or delete of a key in a turn counts.
     *
     * @throws IllegalArgumentException if the namespace is not one that the module's descriptor names, or the version
     *     is above the one named there
     */
    void put(StoredRecord record);

    /**
     * The record is gone from now on; does nothing if there is none.
     *
     * @throws IllegalArgumentException if the namespace is not one that the module's descriptor names
     */
    void delete(RecordKey key);

    /** Adds a message to the turn's output. Messages are delivered in the order in which they were sent. */
    void send(FromModule message);

    /** Shows a text to one session. Sessions that are gone are passed over. */
    default void tell(SessionId to, Text text) {
        send(new FromModule.Tell(to, text));
    }

    /** Sets a session's prompt and shows it; it ends in {@code "> "} by custom. */
    default void prompt(SessionId to, Text text) {
        send(new FromModule.Prompt(to, text, false));
    }
}
