/** What authors wrote under {@code help/}, beyond the help that each command has for itself. */
package org.holdfast.world.help;
