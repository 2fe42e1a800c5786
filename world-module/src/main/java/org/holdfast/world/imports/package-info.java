/**
 * Other games' worlds as areas of this one: what {@code java -jar holdfast.jar import} does. {@code diku} reads the files,
 * this package says what their contents mean here, and {@code area} makes things of that.
 *
 * <p>Everything keeps the number of the file in its key, {@code diku-30/room-3001}, which is how a second import finds what
 * the first one made. Behaviour, combat and resets are said in the attributes that those parts of the world document; what
 * has no place here is a note, with file and line.
 */
package org.holdfast.world.imports;
