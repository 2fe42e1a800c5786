/**
 * The commands that change the world from within; they ask for
 * {@link org.holdfast.api.Permissions#BUILD}. Another player's character is changed by admins alone, and what belongs to
 * a zone by those who build in it ({@link org.holdfast.world.command.Builders}).
 *
 * <p>{@code Building} is what they have in common. What a building command changes can be undone without its doing
 * anything for that: the interpreter has {@link org.holdfast.world.undo.UndoBook} watch it.
 */
package org.holdfast.world.command.builder;
