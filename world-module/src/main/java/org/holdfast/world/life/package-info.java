/**
 * The world's own time: {@link org.holdfast.world.life.Life} does what is due, and lets behaviours react to what happens.
 *
 * <h2>Decisions</h2>
 *
 * <p><b>One wake, not one for each thing.</b> The host's timers do not survive a generation, and a wake of its own for
 * each of ten thousand would be asked for again at each reload, in the pause. So the agenda is worked out from the records
 * while they are loaded, and one wake is asked for what is due first.
 *
 * <p><b>A part in a turn, counted in acts and not in time.</b> There is no clock within a turn, on purpose. What is left
 * over is due already, so the next wake comes at once, behind whatever players typed meanwhile.
 *
 * <p><b>Two agendas of works.</b> In the order of time alone, a hundred zones that are due at once would make every fight
 * wait for the last of them. So rounds and healing have an agenda to themselves that goes first in each turn, and of the
 * other a turn takes a little: whoever fights waits for no more than one turn.
 *
 * <p><b>Postponed is not written.</b> Most of a large world is where nobody is. To write a new time for each of those who
 * do not act would cost as much as if they did.
 *
 * <p><b>What waits is not looked for.</b> It cannot be told from the records whether somebody is seen, so a generation
 * used to look at all whose time was past, the whole world, before it came to the rest. Now each who waits has a turn
 * within five minutes at a time that follows from the id ({@link org.holdfast.world.agenda.Leisure}), so there is nothing
 * to find out and nothing to remember. What a reload forgets is who was about to act because a player had just come; so
 * those near a player are hastened again, a few players at a time.
 */
package org.holdfast.world.life;
