/**
 * The game: an ordinary hosted module.
 *
 * <pre>
 *   thing     what there is, as records, and the one way to change it
 *   presence  who is connected
 *   event     what can be perceived          action   what characters can do
 *   view      both of them in words          command  what players can type
 *   area      the world as authors write it  help     what authors wrote to be read
 * </pre>
 *
 * A line flows {@link org.holdfast.world.World} -> {@link org.holdfast.world.Conversation} ->
 * {@link org.holdfast.world.command.Interpreter} -> a command -> an action, which changes things through a
 * {@link org.holdfast.world.thing.WorldTurn} and raises events -> {@link org.holdfast.world.view.Witnesses} -> the
 * host. Imports go one way, from right to left; this package wires them and is imported by none.
 *
 * <p>There is no static state, no thread and no clock: the same records and the same messages give the same answers,
 * in whichever generation.
 */
package org.holdfast.world;
