package org.holdfast.api;

import java.util.List;
import org.holdfast.api.message.ToModule;

/**
 * Hot-swappable code with records of its own, such as a game's world.
 *
 * <pre>
 *   create --> load* --> apply* --> activate --> ( handle | revert )* --> retire
 *              \___ no side effects ___/
 * </pre>
 *
 * All methods are called on the generation's one thread. Until {@code activate} another generation is serving the
 * players; a module that has not been activated may be dropped without a further call.
 *
 * <p>{@code load} and {@code apply} run beside the generation that serves and may take their time; between
 * {@code activate} and its return players wait.
 */
public interface HostedModule {
    /**
     * Takes in one record of those that exist. Records come in the order of their keys, so a record may name others
     * that have not been seen yet, or that no longer exist. A record with a {@linkplain StoredRecord#version()
     * version} below the one that the factory named is of an older shape, and is understood all the same.
     *
     * @throws RuntimeException if the record makes no sense; the reload fails and names the record
     */
    void load(StoredRecord record);

    /**
     * Takes in what happened to a record while the others were being loaded. May repeat what was seen already;
     * applying a change twice is the same as applying it once.
     */
    void apply(RecordChange change);

    /**
     * The module is now the one that serves. Places the sessions that are in the world already, asks for the wakes
     * that its records call for, and makes the first records of an empty store. Nothing was said to the players
     * about a swap, and nothing needs to be: what is told here, they see.
     *
     * @throws RuntimeException if the module cannot serve; the turn is dropped and the generation before it goes on
     */
    void activate(Activation activation, Turn turn);

    /**
     * Handles one message. Returning normally offers the turn for acceptance: its records and its output stand or
     * fall together.
     *
     * @throws RuntimeException if the message cannot be handled; nothing of the turn takes place and {@link #revert}
     *     follows
     */
    void handle(ToModule message, Turn turn);

    /**
     * Puts objects back to their accepted state after a turn that failed. One entry for each key that the turn
     * announced by {@link Turn#edit}, {@link Turn#put} or {@link Turn#delete}: a {@link RecordChange.Put} with the
     * record as it stands, or a {@link RecordChange.Delete} if there is none.
     *
     * @throws RuntimeException if that is impossible; the host then replaces the generation by a fresh one
     */
    void revert(List<RecordChange> accepted);

    /**
     * Brings in content that another game had, while no server runs: called once, after {@code load}, in place of
     * {@code activate}. The turn stands or falls as a whole, as in {@link #handle}; nobody is there to be told anything.
     * What the module would make of an empty store in {@code activate} it makes here, too. The same content once more
     * changes what is there, and doubles nothing.
     *
     * @throws IllegalArgumentException with a line for the operator, if the content cannot be read or this module knows
     *     no such format
     */
    default ContentImport.Report importContent(ContentImport content, Turn turn) {
        throw new IllegalArgumentException("this world imports nothing of the format '" + content.format() + "'");
    }

    /**
     * The module has been replaced and gets no further call. Ends whatever it started; it can no longer put records
     * or send messages.
     */
    default void retire() {}
}
