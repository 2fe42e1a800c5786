/**
 * What is rolled and counted in a fight: {@link org.holdfast.world.combat.Stats} are what characters have,
 * {@link org.holdfast.world.combat.Rules} what is made of it, {@link org.holdfast.world.combat.Fighting} who fights whom.
 * What characters <em>do</em> in a fight are actions like all others, in {@code action}.
 *
 * <p>A fight has no object and no timer of its own. It is what the fighters' records say: whom each fights and when its
 * next blow is due. So it goes on after a reload or a crash where it was.
 */
package org.holdfast.world.combat;
