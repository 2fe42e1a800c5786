/**
 * The disposable class loaders of hosted modules; the only code that touches JBoss Modules.
 *
 * <pre>
 *   --world PATH, modules/world.jar, built-in --> {@link org.holdfast.launcher.loading.WorldSource}
 *        --> {@link org.holdfast.launcher.loading.CodeImage}, all bytes in memory
 *        --> {@link org.holdfast.launcher.loading.WorldLoader}, one module {@code world#N} for each generation,
 *            its classes with polls: {@link org.holdfast.launcher.loading.fence}
 *        --> {@link org.holdfast.launcher.loading.CheckedCode}: {@link org.holdfast.launcher.loading.check}
 *        --> {@link org.holdfast.launcher.loading.FactoryFinder} --> LoadedModule
 * </pre>
 *
 * <h2>Decisions</h2>
 *
 * <p>Code is copied to the heap before it is loaded. A class loader over an open jar breaks as soon as a build writes
 * over that jar, and it holds a file descriptor for as long as it is not collected; a loader over a classes directory
 * mixes old classes with new ones. A copy costs as many bytes as the code has, once for each generation.
 *
 * <p>What a module sees: its own files; {@code org.holdfast.api} and its subpackages, from the host; the JDK modules
 * {@code java.base}, {@code java.logging}, {@code java.net.http} and {@code java.xml}. (Packages that begin with
 * {@code java.} are visible also where another module has them, if the boot loader defines that one: the JVM lets
 * nobody else define such a package, so JBoss Modules asks there first.) Nothing of the host's libraries is visible,
 * and no service of theirs: {@link java.util.ServiceLoader} finds the module's own providers and the JDK's. A database
 * driver or a window toolkit has no place in a world.
 *
 * <p>JBoss Modules is used as a library. Its {@code Main} is never called, no boot module loader is set, and its
 * {@code System.LoggerFinder} is left out of the shaded jar. Initialising its class {@code Module} puts a URL stream
 * handler factory of its own into the JVM, which knows no protocol until somebody registers one; the URLs of heap
 * resources carry their handler with them and do not need it.
 */
@NullMarked
package org.holdfast.launcher.loading;

import org.jspecify.annotations.NullMarked;
