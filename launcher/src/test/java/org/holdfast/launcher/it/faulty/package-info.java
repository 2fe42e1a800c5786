/**
 * A world that counts what each player types, and in which one thing is wrong: see
 * {@link org.holdfast.launcher.it.faulty.Defect}. Packed by a test into a module jar; runs inside the server, never
 * inside the tests.
 *
 * <p>Each command of a player says how far it had counted before, out of a record: so whatever became of the generation
 * that heard the line before, a lost, doubled or forgotten one shows in the answer.
 */
@NullMarked
package org.holdfast.launcher.it.faulty;

import org.jspecify.annotations.NullMarked;
