/** Times and turns, without a world around them. */
package org.holdfast.world.agenda;
