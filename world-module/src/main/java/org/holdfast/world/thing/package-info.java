/**
 * What the world is made of: things, how they are kept as records, and the one way to change them.
 *
 * <p>Rooms, exits, characters and items are all {@link org.holdfast.world.thing.Thing}s, told apart by a
 * {@link org.holdfast.world.thing.Kind}, because whatever a builder can do to one (describe, name, set an attribute)
 * should work on all. A zone is one as well, which others name by its key; it is nowhere. So is a prototype, which is only
 * there to be the parent of others: what a thing does not say of itself, its parent says. Things name each other by {@link org.holdfast.world.thing.ThingId}, never by reference: records
 * are loaded in no useful order, and a thing may be replaced by its accepted self at any time.
 *
 * <p>Things are mutable, but every mutator has package access and {@link org.holdfast.world.thing.WorldTurn} is its
 * only caller. It announces a thing to the host before the first change and puts its record once at the end of the
 * turn, so that no command can forget either.
 */
package org.holdfast.world.thing;
