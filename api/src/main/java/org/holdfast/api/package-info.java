/**
 * The contract between the host and a hosted module; what a game author compiles against. JDK types only.
 *
 * <p>A <em>module</em> is hot-swappable code with records of its own; the <em>world</em> is the module that is the
 * game. The host loads a module's jar into a class loader of its own (a <em>generation</em>), hands it one message at
 * a time and takes back what the {@link org.holdfast.api.Turn turn} produced. On {@code @reload} a new generation is
 * built from the records beside the old one, takes over between two messages, and the old one is thrown away.
 *
 * <h2>Threads and order</h2>
 *
 * Each generation has one thread of its own, and every method of a {@link org.holdfast.api.HostedModule} is called on
 * it, never two at once: a module needs no locks. Messages come in one order, the order in which the host sequenced
 * them; from one session they come in the order in which they were typed. A module must not keep a
 * {@link org.holdfast.api.Turn} beyond the call that it was handed to, must not start threads that outlive
 * {@link org.holdfast.api.HostedModule#retire()}, and must not block: while it does, nobody's commands run.
 *
 * <h2>What survives</h2>
 *
 * <table>
 * <caption>What lives how long</caption>
 * <tr><th>what</th><th>a reload, a crash of the world</th><th>the end of the process</th></tr>
 * <tr><td>{@link org.holdfast.api.StoredRecord records} that an accepted turn put</td><td>yes</td><td>yes</td></tr>
 * <tr><td>output of an accepted turn</td><td>delivered, once, in order</td><td>what was shown is durable</td></tr>
 * <tr><td>messages not handled yet</td><td>go to the next generation</td><td>no</td></tr>
 * <tr><td>sessions, and what their clients announced</td><td>yes, by {@code activate}</td><td>no</td></tr>
 * <tr><td>wakes asked for by {@code WakeAt}</td><td>no: ask again in {@code activate}</td><td>no</td></tr>
 * <tr><td>fields, statics, caches, threads</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * <h2>When something fails</h2>
 *
 * A {@code handle} that throws has done nothing: its output and its records are dropped, the player whose line it was
 * is told, and {@code revert} gives the objects that it had begun to change back their accepted state. Everything
 * before {@code activate} may fail without anybody noticing: the host drops the new generation and says why.
 *
 * <h2>Trust</h2>
 *
 * Module code is trusted code. The class loader shows it only this package and the JDK, which keeps it tidy; it is
 * not a sandbox. What <em>players</em> type is not trusted, and the types here keep it apart: see
 * {@link org.holdfast.api.Text}.
 *
 * <h2>Decisions</h2>
 *
 * The JSON reader behind {@link org.holdfast.api.Doc} is our own because this package may depend on nothing: a
 * library here would be a library in every world, at one version, for years.
 */
package org.holdfast.api;
