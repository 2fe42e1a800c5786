/** What can be perceived in the world, as facts; {@code view} puts them into words for each who perceives them. */
package org.holdfast.world.event;
