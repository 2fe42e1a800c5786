/**
 * The listen ports: sockets, event loops, the order of the stages of every pipeline, who may connect. Knows neither
 * sessions nor pages; the handlers at the end of the pipelines are handed in.
 *
 * <h2>What a client may take</h2>
 *
 * <table>
 * <caption>Limits, here and in the packages above</caption>
 * <tr><th>what</th><th>key of the configuration</th><th>beyond it</th></tr>
 * <tr><td>connections of an address, by IPv6 of a /64</td><td>{@code limits.connections_per_address}</td>
 *     <td>told so and closed; over TLS closed</td></tr>
 * <tr><td>connections in all</td><td>{@code limits.connections}</td><td>likewise</td></tr>
 * <tr><td>time for the PROXY header, where one is required</td><td>{@value
 *     org.holdfast.proxy.net.ProxyHeader#SECONDS} s</td><td>closed; the log says so once a minute</td></tr>
 * <tr><td>time for the TLS handshake</td><td>10 s</td><td>closed; no session began</td></tr>
 * <tr><td>time until somebody has logged in, a byte now and then or not</td><td>{@code limits.login_seconds}</td>
 *     <td>told so and closed</td></tr>
 * <tr><td>time without a line</td><td>{@code limits.idle_minutes}</td><td>told so and closed</td></tr>
 * <tr><td>time that a client is gone without a word, or its window full</td><td>{@code limits.dead_seconds}</td>
 *     <td>the kernel gives the connection up; the session is link-dead</td></tr>
 * <tr><td>lines of a session</td><td>{@code limits.lines_per_second}, {@code limits.lines_burst}</td>
 *     <td>the line is not run, and that is said</td></tr>
 * <tr><td>lines that wait for the world</td><td>256</td><td>the socket is not read</td></tr>
 * <tr><td>length of a line</td><td>4,096 characters</td><td>the line is dropped, and that is said</td></tr>
 * <tr><td>negotiations, subnegotiations, AYT</td><td>{@code limits.negotiations_per_second}; 8 s' worth at once</td>
 *     <td>closed</td></tr>
 * <tr><td>length of a subnegotiation</td><td>8 KiB</td><td>dropped, and its option refused for good</td></tr>
 * <tr><td>output that the client has not read</td><td>64 KiB</td>
 *     <td>what is droppable is left out, and that is said later; no lines are read from it</td></tr>
 * <tr><td>the same</td><td>{@code limits.unread_kib}</td><td>closed; the log says why, and not who</td></tr>
 * </table>
 *
 * Nothing of this gets a client's address, name or line into the log above the level debug.
 *
 * <h2>Decisions</h2>
 *
 * <p><b>One group of event loops accepts, reads and writes.</b> A loop of its own for accepting would sleep nearly all
 * the time, on a machine with few cores in the way of the others.
 *
 * <p><b>The two ports count their connections apart</b>, under the same limits: a browser that opens six connections
 * for one page does not lock its user out of the game.
 *
 * <p><b>The PROXY protocol is spoken by configured addresses or not at all.</b> Where it is optional, whoever connects
 * chooses an address. Who is admitted is decided after the header, so that a balancer's own address is no client.
 *
 * <p><b>Certificates are looked at, not watched.</b> A stat every few seconds sees renames, links that are turned and
 * files on any disk; the events of a file system see some of those.
 *
 * <p><b>No telnet NOP asks whether a client is still there.</b> The kernel's keep-alive does that below us, without a
 * byte that a client could show, and the same timeout ends a connection whose window stays full.
 *
 * <p><b>An IPv6 client is its /64</b>: that is what one customer is given, and changing the rest costs nothing.
 */
@NullMarked
package org.holdfast.proxy.net;

import org.jspecify.annotations.NullMarked;
