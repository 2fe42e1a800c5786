/**
 * What is looked at in a module's code before it may become a generation, so that a fault is named at the reload and not
 * in the middle of a game.
 *
 * <p>Each class file is read: do the classes, methods and fields that it refers to exist, does it implement what it
 * inherits, does it call what only the host may ({@link org.holdfast.launcher.loading.check.Calls}), does it keep state
 * in statics. Then each class is linked, as the JVM does before a first use, but not initialised. Nothing of the module
 * runs.
 *
 * <h2>Decisions</h2>
 *
 * <p>Non-final statics are refused. What they hold is neither in a record, so that a reload silently loses it, nor in
 * the module's objects: the throw-away instance that warms up the classes shares it with the real one, and
 * {@code revert} cannot restore it after a turn that failed. Final statics that can hold such state (arrays,
 * collections, atomics) are mostly tables that nobody changes, so they are only named.
 *
 * <p>An author can mend his own code, not a library. Classes outside the first two parts of the factory's package count
 * as libraries: their non-final statics, and what they lack for features that nobody uses, are warnings; their tables
 * and thread locals are not mentioned. Calls that hurt the host are refused wherever they are; the remedy for a library
 * is to leave that class out of the jar.
 *
 * <p>A class is read once, and whole, instead of asking the JVM: linking does not look for missing methods, and what the
 * JVM says of a missing class does not name the method that needs it.
 *
 * <h2>What it cannot see</h2>
 *
 * <p>Reflection and method handles looked up by name (the code is made to ask again before it finds what is refused here:
 * see {@link org.holdfast.launcher.loading.fence.Lookups}), code made at run time, what a JDK method does on the module's behalf,
 * and whether a collection made by a helper method can be changed (it is warned about). World code is trusted code: this
 * finds mistakes, it is no sandbox.
 */
@NullMarked
package org.holdfast.launcher.loading.check;

import org.jspecify.annotations.NullMarked;
