/**
 * Connections and sessions: who is connected, who plays, and what each of them sees. The only package that knows both
 * Netty and the messages of the module.
 *
 * <pre>
 *   channel --TelnetEvent--> Connection --line--> LoginPhase --account--> Sessions.open
 *                                 |                                          |
 *                                 +-----line--> PlayingPhase --------> Session --Input--> ModuleHost
 *                                 |                  '-- HostCommands        ^
 *   channel <--TelnetOutput-- Screen <--------------------------------------'--ShownTurn-- ModuleHost
 * </pre>
 *
 * <h2>Threads</h2>
 *
 * A session is owned by one event loop, that of its first connection, for its whole life. A connection and its screen
 * are owned by the connection's event loop until it joins a session, and by the session's from then on: the
 * connection's loop only forwards what arrives. {@link org.holdfast.proxy.session.Sessions} is usable on any thread.
 *
 * <h2>Decisions</h2>
 *
 * Commands of the host are recognised here, before the port, and answered at once: they must work while the world does
 * not. So they may overtake lines typed before them; nothing else does. {@code quit} goes to the world, which may have
 * something to say to it; the core sees to it only when the world does not answer.
 *
 * <p>A prompt is "open" from its writing until a line arrives. That is all that is needed to know when output must
 * begin on a new line, also for a client that sends many lines at once and then reads many prompts.
 */
@NullMarked
package org.holdfast.proxy.session;

import org.jspecify.annotations.NullMarked;
