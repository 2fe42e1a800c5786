/** What every other package of the launcher needs to talk about files. Imports nothing of ours. */
@NullMarked
package org.holdfast.launcher.io;

import org.jspecify.annotations.NullMarked;
