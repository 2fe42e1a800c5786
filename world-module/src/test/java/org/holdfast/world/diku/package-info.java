/** The tests' files are in words of our own; the world that is played on elsewhere is read where it is installed. */
package org.holdfast.world.diku;
