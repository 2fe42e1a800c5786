/** A world that keeps itself in memory, as a test wants it. Runs inside the server, never inside the tests. */
@NullMarked
package org.holdfast.launcher.it.leaky;

import org.jspecify.annotations.NullMarked;
