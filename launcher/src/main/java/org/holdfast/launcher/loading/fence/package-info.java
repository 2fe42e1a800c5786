/**
 * How code of a generation is made to end.
 *
 * <p>The JVM has no means to stop a thread: {@code Thread.stop} is gone, an interrupt is a request. So the code of each
 * generation is loaded with {@link org.holdfast.launcher.loading.fence.Polls}, which ask that generation's
 * {@link org.holdfast.launcher.loading.fence.Fence} at every method entry and every jump backwards.
 *
 * <h2>Decisions</h2>
 *
 * <p>The poll is a call and not a read with a branch. The branch would need a stack map frame behind it, and frames have
 * to be computed from the types of all variables, which means loading or guessing classes. The JIT inlines the call.
 *
 * <p>Behind the call is a mutable call site and not a volatile flag. Reading a flag is cheap, but a volatile or opaque
 * read keeps the JIT from moving other reads across it: in most loops of {@code FenceBenchmark}, in the tests, up to 23%,
 * and 110% in one that calls getters, where the call site costs 4% at most (CPU time, JDK 17, x86-64). The price is paid
 * when a generation is fenced: all of its compiled code is thrown away, which ends a deep recursion late.
 *
 * <p>All classes of the module get polls, those of the libraries that it brings as well: a loop in a parser hangs a
 * world like any other.
 *
 * <p>The error is a class of each generation's own, in no package that a world is compiled against: no author is tempted
 * to catch it, and the core, which keeps nothing of a generation, cannot keep it. Code that catches {@code Throwable}
 * catches it too, and meets it again at its next call or jump.
 *
 * <p>What the check of the code refuses to be called, such as {@code System.exit}, it cannot see being looked up by name.
 * The class files are changed here anyway, so {@link org.holdfast.launcher.loading.fence.Lookups} take the place of the
 * JDK's. That is for mistakes, such as a command line library that ends the process when it has printed its help: who
 * looks up the lookups gets around it.
 *
 * <h2>What cannot be ended</h2>
 *
 * <p>A loop inside the JDK that calls no code of the module; a thread that waits for a monitor, or in native code; a
 * method that was too large to get polls; code that was not compiled from Java and loops by throwing into its own
 * exception table, without a jump. Such a thread goes on, fenced: whatever it does no longer counts.
 */
@NullMarked
package org.holdfast.launcher.loading.fence;

import org.jspecify.annotations.NullMarked;
