/**
 * Tests that play: each starts the built jar as a process of its own, on free ports and with an empty data directory,
 * and talks to it as players, builders and operators do. Run by failsafe after {@code package}.
 *
 * <table>
 * <caption>System properties</caption>
 * <tr><th>property</th><th>what it says</th><th>default</th></tr>
 * <tr><td>{@code holdfast.it.jar}</td><td>the jar to test</td><td>set by the build</td></tr>
 * <tr><td>{@code holdfast.it.world}</td><td>the classes directory of the world</td><td>set by the build</td></tr>
 * <tr><td>{@code holdfast.it.java}</td><td>the {@code java} that runs it</td><td>that of the tests</td></tr>
 * <tr><td>{@code holdfast.it.jvm}</td><td>further flags for it, separated by spaces</td><td>none</td></tr>
 * <tr><td>{@code holdfast.server.kills}</td><td>how often {@code KilledServerIT} kills the server</td><td>5</td></tr>
 * <tr><td>{@code holdfast.bots}</td><td>on how many servers that are killed {@code BotsIT} plays</td><td>1</td></tr>
 * <tr><td>{@code holdfast.seed}</td><td>what its random moments come from, as an earlier run printed it</td>
 * <td>another each time</td></tr>
 * <tr><td>{@code holdfast.it.package}</td><td>a command that builds the jar anew, for {@code RepackageIT}</td>
 * <td>none: it is skipped</td></tr>
 * <tr><td>{@code holdfast.direct.memory}</td><td>{@code true}: {@code DirectMemoryIT} exhausts direct memory</td>
 * <td>it is skipped</td></tr>
 * <tr><td>{@code holdfast.it.faults}</td><td>which rows {@code FaultMatrixIT} plays, such as {@code LOOP,SLEEP}</td>
 * <td>all</td></tr>
 * <tr><td>{@code holdfast.soak}</td><td>how often {@code ReloadSoakIT} reloads; 10000 is the long form</td>
 * <td>150</td></tr>
 * </table>
 *
 * <p>Nothing here waits for a fixed time. A test waits until it has seen what it waits for, within a deadline that is
 * far beyond what a slow machine needs and only says when to give up. That something did <em>not</em> happen is shown
 * by a fence: a {@code ping} whose answer must come later.
 *
 * <p>The contracts say which words are fixed. Where they leave the wording open, these tests look only at the effect.
 */
@NullMarked
package org.holdfast.launcher.it;

import org.jspecify.annotations.NullMarked;
