/**
 * The game: an ordinary hosted module.
 *
 * <pre>
 *   thing     what there is, as records, and the one way to change it
 *   presence  who is connected
 *   words     words that were not typed quite right
 *   notebook  what is kept for a player beside the body: aliases, an unfinished text
 *   trait     what things are by their attributes: heavy, a door, for sale
 *   lock      who may do what with a thing
 *   channel   what is said to everybody, and was said lately
 *   event     what can be perceived
 *   view      things and events in words
 *   agenda    when what is due
 *   combat    what is rolled and counted in a fight
 *   undo      what builders did, so that it can be taken back
 *   action    what characters can do, players and others
 *   behavior  what the world's own people do by themselves
 *   reset     how zones fill again
 *   life      does what is due, and lets behaviours react
 *   command   what players can type
 *   area      the world as authors write it
 *   help      what authors wrote to be read
 * </pre>
 *
 * A line flows {@link org.holdfast.world.World} -> {@link org.holdfast.world.Conversation} ->
 * {@link org.holdfast.world.command.Interpreter} -> a command -> an action, which changes things through a
 * {@link org.holdfast.world.thing.WorldTurn} and raises events -> {@link org.holdfast.world.view.Witnesses} -> the
 * host. Packages import from those above them in the list, never the other way; this one wires them and is imported by none.
 *
 * <p>There is no static state, no thread and no clock: the same records and the same messages give the same answers,
 * in whichever generation.
 */
package org.holdfast.world;
