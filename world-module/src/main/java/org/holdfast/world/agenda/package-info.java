/**
 * When what is to be done. Each thing's record says what it is due for ({@link org.holdfast.world.agenda.Due}), and
 * {@link org.holdfast.world.agenda.Agenda} is all of that in the order of time.
 *
 * <p>Times are in records and not in timers, because a timer lives no longer than its generation. Whoever does what was
 * due writes the next time, or none, in the same turn. So whatever happens between two turns, each is done once.
 */
package org.holdfast.world.agenda;
