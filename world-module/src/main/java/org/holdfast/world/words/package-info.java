/** Words: of builders, with colours in them, and of players, not typed quite right. */
package org.holdfast.world.words;
