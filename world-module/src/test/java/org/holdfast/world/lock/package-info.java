/** Records and names, without a world around them. */
package org.holdfast.world.lock;
