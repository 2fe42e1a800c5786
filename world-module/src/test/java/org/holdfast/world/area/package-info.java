/** Area files, right and wrong. */
package org.holdfast.world.area;
