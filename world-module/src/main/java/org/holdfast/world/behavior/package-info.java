/**
 * What the world's own people and animals do by themselves: {@link org.holdfast.world.behavior.Behavior} is what a game
 * author writes, {@link org.holdfast.world.behavior.Self} what it is given. Classes are attached by name, in an attribute,
 * and so come anew with each reload, while the records stay. Whatever they do are actions, the same as players'.
 *
 * <p>A behaviour acts in its time (see {@link org.holdfast.world.behavior.Pace}) and reacts to what happens around it.
 * {@code life} sees to both.
 */
package org.holdfast.world.behavior;
