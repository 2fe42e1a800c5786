/**
 * Backups while the game runs: into which files, when by themselves, and how many of those are kept.
 *
 * <pre>
 * Backups             one at a time, on a thread of its own
 *   BackupSchedule    whether one is due; stepped by hand in tests
 *   BackupFolder      the names of the files, and which may be deleted
 * </pre>
 *
 * <h2>Decisions</h2>
 *
 * <ul>
 * <li><b>When the next one is due follows from the names of the files that are there</b>, not from when the process
 *     started: a server that is restarted every night would otherwise never come to its daily backup.
 * <li><b>Only scheduled backups are ever deleted.</b> Whoever types {@code @backup} before something risky wants that
 *     very file later; so it has a name that the schedule does not count.
 * <li><b>How a backup is written is not known here</b>; {@link org.holdfast.proxy.backup.Backups.Copy} does it, on this
 *     package's thread.
 * </ul>
 */
@NullMarked
package org.holdfast.proxy.backup;

import org.jspecify.annotations.NullMarked;
