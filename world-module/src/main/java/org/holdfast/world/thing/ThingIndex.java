package org.holdfast.world.thing;

/**
 * Something that is worked out from things and kept up to date, such as when each is due. A function of the things
 * alone: it is told of every thing that was loaded, made, changed, reverted or destroyed, and of nothing else.
 *
 * <p>What a turn changes is told when the turn is saved. Called on the generation's thread; changes no thing itself.
 */
public interface ThingIndex {
    /** The thing is there and is as it is now; whatever was known of its id before is void. */
    void put(Thing thing);

    /** There is no such thing any more. */
    void remove(ThingId id);
}
