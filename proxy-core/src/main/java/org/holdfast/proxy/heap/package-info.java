/**
 * Finds out what keeps an object alive that should be gone: reads a heap dump, in a process of its own.
 *
 * <pre>
 *   the server                                      a child JVM, at the lowest priority
 *   HeapSearch --dump--> DATA/heap/N.hprof --read--> SearchMain --> Dump.read      what is where: two passes
 *       ^                (0600, deleted after)                      Paths          breadth first from the roots
 *       |                                                           PathWords      the path in words
 *       +------------------- one line for each suspect ----------------+
 * </pre>
 *
 * <h2>Decisions</h2>
 *
 * A reader of our own, because a dump of a large heap must be searched in little memory beside the server, and for one
 * question only. A dump is mapped, not read: what takes memory is a bit for each 8 bytes of address that is in use, and 16
 * bytes for each object (where it stands, from where it was reached, and the queue of the search). 256 MiB do for some 12
 * million objects; for more the search says so instead of failing. The search has half as much memory as the largest heap that
 * is dumped.
 *
 * <p>The suspects are found by what refers to them: an object of a class of the server's, with a number, whose
 * {@code referent} is the class loader in question. So no address has to be known, and the one that asks holds nothing but
 * that weak reference.
 *
 * <p>Shortest is not always most telling: where several things pin a loader, the one nearest to a root is named, and when
 * that is mended the next. References that the collector clears by itself do not count: weak and phantom ones not at all,
 * soft ones and those of pending finalizers only if there is no other path. A dump does not have the fields of
 * {@code java.lang.Class} itself: what a {@code ClassValue} holds is reached by no path in it. So the maps of class values
 * are tried as roots, when all else has failed.
 *
 * <p>Nothing here uses anything but the JDK, so that the child needs no class path but the jar, and starts quickly.
 */
@NullMarked
package org.holdfast.proxy.heap;

import org.jspecify.annotations.NullMarked;
