/**
 * Areas as authors write them: one YAML file for each zone under {@code areas/}, read into an empty world.
 *
 * <pre>{@code
 * zone: holdfast
 * start: landing                  # in one file alone: where new characters begin
 * rooms:
 *   landing:
 *     name: The Long Landing
 *     description: Boards, and below them no water.
 *     exits:
 *       down: seabed              # a room of this file, or ZONE/ROOM
 *       gangway:
 *         to: ferry
 *         aliases: [plank]
 *         description: It has been swept.
 * items:
 *   bell:
 *     name: a brass bell
 *     in: landing                 # or a character or another item
 *     attributes: {fixed: true}
 * characters:
 *   clerk:
 *     name: the tide clerk
 *     in: office
 * }</pre>
 *
 * <p>Strict, because a slip in a long file is otherwise found by a player: an unknown key, a number where a text
 * belongs, a room that does not exist are errors, and each error names the file and the line. Texts are plain, without
 * markup.
 *
 * <p>Every thing remembers the {@code zone/key} that it was made from, so that a file can later be compared with what
 * became of it.
 */
package org.holdfast.world.area;
