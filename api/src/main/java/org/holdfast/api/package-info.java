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
 * <p>So: what must not be lost is in a record, with what is due and when; what can be worked out from records is worked
 * out anew. A cool-down is a time in a record, not a counter in a field. A reload happens between two messages, at any
 * time, and a player in the middle of a dialogue with the module is in the middle of it afterwards: where in it, is a
 * record too.
 *
 * <h2>What happens at a reload</h2>
 *
 * <ol>
 *   <li>The code is read, gets a class loader of its own, and is checked.
 *   <li>{@code create} makes the module. If a generation serves, others are made, <em>rehearsals</em>
 *       ({@link org.holdfast.api.ModuleContext#isRehearsal()}): for some tenths of a second one plays what players typed
 *       lately, on a few of the records, and another is activated with a crowd, so that the code is quick when it counts.
 *       Each is retired then. Nothing of them is kept and nobody sees any of it; what they throw is a warning.
 *   <li>{@code load} hands the records over, in slices, while the generation before serves on; {@code apply} what changed
 *       meanwhile.
 *   <li>Only now the old generation stops, between two messages. The last changes, {@code activate}, and the new one
 *       serves. Players wait for these few milliseconds, and their lines wait for the new generation: keep
 *       {@code activate} short, and put what takes long into {@code load} or into later turns.
 * </ol>
 *
 * <h2>What a module must not do, and what the host does then</h2>
 *
 * <table>
 * <caption>Trespasses</caption>
 * <tr><th>a module must not</th><th>because</th><th>what the host tells</th></tr>
 * <tr><td>put records outside its namespaces, or of newer versions than it named</td>
 * <td>other code would misread them</td><td>{@link java.lang.IllegalArgumentException} in the turn, which fails</td></tr>
 * <tr><td>use a turn after its method has returned, or on another thread</td><td>the turn is over</td>
 * <td>{@link java.lang.IllegalStateException}</td></tr>
 * <tr><td>lower the versions that it names below those of its records</td><td>it would misread them</td>
 * <td>the reload or rollback is refused and the record named</td></tr>
 * <tr><td>have side effects in {@code create}, {@code load} or {@code apply}, or outside of its turn in
 * {@code activate} without asking whether it is a rehearsal</td>
 * <td>the module may be thrown away</td><td>nothing: it cannot know</td></tr>
 * <tr><td>keep state in statics</td><td>it does not survive, and rehearsals share it</td>
 * <td>the check of the code refuses those that are not final, and warns of others that can change</td></tr>
 * <tr><td>leave threads, timers, hooks, listeners or thread locals behind after {@code retire}</td>
 * <td>they keep the whole generation in memory</td>
 * <td>{@code @generations} goes on listing it as retired, after a while with what keeps it</td></tr>
 * <tr><td>block, wait, or compute for long in a turn</td><td>nobody else's commands run</td>
 * <td>the turn is interrupted after 2 s (an operator may say otherwise); if it does
 * not end, a fresh generation takes over, and that message is not run again</td></tr>
 * <tr><td>end the process</td><td>it is not the module's</td><td>the check of the code refuses it</td></tr>
 * <tr><td>read the clock of the machine</td><td>a turn has one time, that at which the host sequenced it, and it never goes backwards</td>
 * <td>nothing; use {@link org.holdfast.api.Turn#now()}</td></tr>
 * </table>
 *
 * <p>{@code @reload --check} does all of a reload but the last step, and says what it found.
 *
 * <h2>When something fails</h2>
 *
 * A {@code handle} that throws has done nothing: its output and its records are dropped, the player whose line it was
 * is told, and {@code revert} gives the objects that it had begun to change back their accepted state. Everything
 * before {@code activate} may fail without anybody noticing: the host drops the new generation and says why.
 *
 * <p>A turn that does not end, or takes more memory than the host can spare, costs its generation: the code is fenced (each
 * call and loop of it throws an error, again and again), and a fresh generation is made from the accepted records. The
 * message that did it is kept from the next one; all others come to it, in order. What throws an error, a
 * {@link java.lang.StackOverflowError} say, is no worse than what throws an exception; and a turn that met one of the limits
 * of {@link org.holdfast.api.Turn} fails as a whole.
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
