/**
 * Zones that fill again by themselves. What is made is made after prototypes, and how many there may be is counted by
 * their children, so nothing has to be remembered about what was killed, sold or carried off.
 */
package org.holdfast.world.reset;
