/**
 * What things are by their attributes: heavy, a light, a container, a door, worn, for sale. One class for each, which
 * has the attribute's name, what it may be, and every number that a game's author might want to change.
 *
 * <p>What an attribute says is believed as far as it makes sense and ignored where it does not: a builder may have set
 * anything. {@code lock.AttributeRules} tells the builder at once, and the author of an area file.
 */
package org.holdfast.world.trait;
