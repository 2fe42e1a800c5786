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
 * <p>A connection that is lost, in whatever way, without a {@code quit} leaves the session link-dead: the character stays,
 * what it is told is kept ({@link org.holdfast.proxy.session.Missed}), and the next login within the time of grace is shown
 * that, once and in order, before the world hears of it and shows the room. What had been handed to the system's network
 * for a connection that was dead already, and not known to be, counts as shown: telnet has no acknowledgement of its own.
 *
 * <p>Whether a login begins a session or joins one is decided under one lock ({@link org.holdfast.proxy.session.Roster});
 * everything after that on the event loop of the session, in the order of the logins. A connection that closes on the way
 * is seen to be closed there, for the news of that comes by the same loop: it neither shows the session nor ends another's.
 *
 * <p>What players set for their eyes and ears ({@link org.holdfast.proxy.session.Setting}) belongs to the core and to the
 * account, not to a world: it has to hold before there is a world, and in the next one. The account keeps words; here
 * they get their meaning, and a word of another version has none. A setting holds at once, also for the line behind it;
 * it is answered when it is on disk.
 *
 * <p>A prompt is "open" from its writing until a line arrives. That is all that is needed to know when output must
 * begin on a new line, also for a client that sends many lines at once and then reads many prompts. A screen reader is not
 * shown a covered prompt again: it would read it out after each line of a conversation.
 *
 * <p>A text for many is laid out once for each view, and made bytes of once for each view and character set
 * ({@link org.holdfast.proxy.session.Shared}), whatever the number of sessions.
 */
@NullMarked
package org.holdfast.proxy.session;

import org.jspecify.annotations.NullMarked;
