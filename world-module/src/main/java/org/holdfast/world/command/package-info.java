/**
 * From a typed line to a command: {@link org.holdfast.world.command.Commands} knows them all,
 * {@link org.holdfast.world.command.Targets} finds what their words mean. The commands themselves are in
 * {@code player} and {@code builder}, one small class for each, registered in {@code StandardCommands} of the package
 * above.
 *
 * <p>A command that the player has no right to is answered like one that does not exist, and takes no part in
 * abbreviations: what is there for staff is nobody else's business.
 */
package org.holdfast.world.command;
