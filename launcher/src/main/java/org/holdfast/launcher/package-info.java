/**
 * The program: command line, start and stop.
 *
 * <pre>
 *   Main --> ServeCommand    claim DATA, configuration, layout, log --> CoreStarter --> ServerProcess
 *        --> AccountCommand  claim DATA, configuration              --> CoreStarter.openAccounts
 *        --> ImportCommand   claim DATA, configuration, layout      --> CoreStarter.importContent
 *        --> BackupCommand, RestoreCommand, StoreCommand   claim DATA --> the store alone
 *        --> BenchCommand, ServiceCommand   no DATA
 * </pre>
 *
 * <p>{@link org.holdfast.launcher.CoreStarter} is where the launcher ends and the core begins; all else here can be
 * tested without a socket.
 *
 * <h2>Exit codes</h2>
 *
 * <table>
 * <caption>What the process says when it ends</caption>
 * <tr><td>0</td><td>it was told to stop, and stopped in order</td></tr>
 * <tr><td>1</td><td>a command was refused, such as an account that exists already; something is damaged, or was not
 * saved; or something unexpected. A server that cannot go on because of a fault of its own, see {@link
 * org.holdfast.proxy}</td></tr>
 * <tr><td>2</td><td>it could not start: one line on standard error names the option, the file and line, the port or
 * the directory. To start it again would not help</td></tr>
 * <tr><td>75</td><td>{@code @restart}: start it again</td></tr>
 * </table>
 */
@NullMarked
package org.holdfast.launcher;

import org.jspecify.annotations.NullMarked;
