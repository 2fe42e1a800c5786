/**
 * The commands that change the world from within; they ask for
 * {@link org.holdfast.api.Permissions#BUILD}. Another player's character is changed by admins alone.
 */
package org.holdfast.world.command.builder;
