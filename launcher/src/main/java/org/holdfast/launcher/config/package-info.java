/**
 * What an operator can set, once.
 *
 * <p>{@link org.holdfast.launcher.config.Keys} is the one table: name, type, range, default and comment of each key.
 * The file that a first start writes, the check of that file, {@code --set} and the typed
 * {@link org.holdfast.launcher.config.Configuration} all come from it, so a key cannot be known in one place and
 * unknown in another.
 *
 * <p>{@link org.holdfast.launcher.config.ThemeFile} is for what is a matter of taste, and may be read again while players
 * are there; what tags and looks there are, the core knows.
 *
 * <h2>Decisions</h2>
 *
 * <p>An unknown key is an error, not a warning: a limit with a typing mistake in its name protects nobody.
 *
 * <p>The server listens on {@code 127.0.0.1} unless it is told otherwise. Telnet is clear text, passwords included;
 * to offer it to the world should be something that somebody decided.
 */
@NullMarked
package org.holdfast.launcher.config;

import org.jspecify.annotations.NullMarked;
