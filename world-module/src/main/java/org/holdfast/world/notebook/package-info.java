/**
 * What the world keeps for a player beside the body: the aliases that the player has made, and the text that is being
 * written. In a record of its own, because the body's record is written with every step and should stay small.
 */
package org.holdfast.world.notebook;
