/** The commands that everybody has. */
package org.holdfast.world.command.player;
