/**
 * Wires the long-lived core: {@link org.holdfast.proxy.ProxyCore} makes every part by its constructor and hands it the
 * others that it needs, as the interfaces that it declares itself. Nothing below imports this package.
 *
 * <h2>When the process itself is in trouble</h2>
 *
 * What fails within one connection ends that connection. What fails within one task is logged, and its asker told. A thread
 * that ends, and that nothing works without, stops the server in order: nothing more is accepted, players are told, what was
 * shown to them is on disk (it was before it was shown), and the exit code is {@link
 * org.holdfast.proxy.ProxyCore#NOT_SAVED 1}, so that a supervisor starts it again.
 *
 * <table>
 * <caption>An error that nobody has dealt with, {@code OutOfMemoryError} included</caption>
 * <tr><th>where</th><th>what happens</th></tr>
 * <tr><td>handling what a connection sent, or what it is sent ({@code holdfast-io})</td>
 *   <td>it is closed and the error logged once; a write that fails counts, for a gap in what a player sees is worse than a
 *   new login. The others go on</td></tr>
 * <tr><td>a piece of a session's work</td><td>logged; the pieces behind it come</td></tr>
 * <tr><td>the event loop itself</td><td>its connections would hang for ever: the server stops</td></tr>
 * <tr><td>the store's writer ({@code store-journal})</td><td>what a disk does is tried again for ever while the world stands
 *   still. If the thread itself ends nothing can be acknowledged, so nothing can be shown: the server stops</td></tr>
 * <tr><td>the store's {@code store-ack}, {@code store-checkpoint}</td><td>likewise; without checkpoints the journal would grow
 *   until nothing is accepted</td></tr>
 * <tr><td>a swap ({@code holdfast-swap})</td><td>the swap fails and says so, the old world goes on; the thread is replaced</td></tr>
 * <tr><td>a timer ({@code holdfast-timers})</td><td>logged; the other timers come</td></tr>
 * <tr><td>a hash, a backup, a search of the heap</td><td>that one fails, and says so</td></tr>
 * <tr><td>a world's turn, or a thread that it started</td><td>the turn has not taken place; the rest is the host's
 *   supervision</td></tr>
 * <tr><td>stopping</td><td>each step is tried, whatever became of the ones before; after a minute the process ends all the
 *   same, with 1</td></tr>
 * </table>
 *
 * <p>Exhausted direct memory shows as an error in one of these places: mostly connections, which are closed, and with them
 * what they held; in the store's writer it is a failed write, which is tried again.
 *
 * <p>Not {@code -XX:+ExitOnOutOfMemoryError}: it ends the process on whatever thread the memory ran out, so that one
 * world's bad turn would disconnect everybody without a word. The thread that stops the core is made at the start ({@code
 * LastThread}): there may be no memory for one later.
 */
@NullMarked
package org.holdfast.proxy;

import org.jspecify.annotations.NullMarked;
