/**
 * The listen ports: sockets, event loops, the order of the stages of every pipeline, who may connect. Knows neither
 * sessions nor pages; the handlers at the end of the pipelines are handed in.
 *
 * <h2>Decisions</h2>
 *
 * <p><b>One group of event loops accepts, reads and writes.</b> A loop of its own for accepting would sleep nearly all
 * the time, on a machine with few cores in the way of the others.
 *
 * <p><b>The two ports count their connections apart</b>, under the same limits: a browser that opens six connections
 * for one page does not lock its user out of the game.
 *
 * <p><b>An IPv6 client is its /64</b>: that is what one customer is given, and changing the rest costs nothing.
 */
@NullMarked
package org.holdfast.proxy.net;

import org.jspecify.annotations.NullMarked;
