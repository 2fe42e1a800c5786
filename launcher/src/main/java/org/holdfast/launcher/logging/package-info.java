/**
 * Where log lines go: {@code DATA/logs/holdfast.log}, and warnings in short to standard error.
 *
 * <p>Standard output carries the lines that scripts wait for and nothing else, so no log line goes there, from the
 * first one on: {@link org.holdfast.launcher.logging.QuietConfigurator} is found by logback before it looks for a
 * {@code logback.xml} that somebody may have left on the class path.
 *
 * <p>Lines of a world come here by {@code System.Logger}. A line break in a message is indented, so that text from
 * elsewhere cannot pass for a line of the log, and other control characters are dropped. Where a turn of a world failed,
 * its frames follow in the same entry; a terminal is shown the first line alone.
 */
@NullMarked
package org.holdfast.launcher.logging;

import org.jspecify.annotations.NullMarked;
