/** Worlds stepped by hand: {@link org.holdfast.world.TestHost} plays the host, on the test's own thread. */
package org.holdfast.world;
