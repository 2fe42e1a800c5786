/**
 * Areas as authors write them: one YAML file for each zone under {@code areas/}. Read into an empty world at its first
 * start, later by {@code @import}; written by {@code @export}.
 *
 * <pre>{@code
 * zone: holdfast
 * name: The Harbour               # else its key is its name; a description may follow
 * start: landing                  # in one file alone: where new characters begin
 * attributes:                     # of the zone, such as what its resets do
 *   resets:
 *   - {do: mobile, what: holdfast/gull, in: holdfast/landing, max: 2}
 * prototypes:                     # what others are made after; no part of the world
 *   gull:
 *     kind: character             # or item, or room
 *     name: a gull
 *     attributes: {behaviors: [wander]}
 * rooms:
 *   landing:
 *     name: The Long Landing
 *     description: Boards, and below them no water.
 *     exits:
 *       down: seabed              # a room of this file, or ZONE/ROOM; null leads nowhere
 *       gangway:
 *         to: ferry
 *         aliases: [plank]
 *         description: It has been swept.
 *         attributes:
 *           door: {closed: true, key: holdfast/bell}
 * items:
 *   bell:
 *     name: a brass bell
 *     in: landing                 # or a character or another item
 *     description: It is <gold>bright</gold>.    # colours: org.holdfast.world.words.Prose
 *     attributes:
 *       fixed: true
 *       in_room: A bell hangs here.
 *       details:                  # what can be looked at and is no thing
 *       - {names: [rope, bell rope], text: It is short.}
 * characters:
 *   old-gull:
 *     parent: gull                # whose name, descriptions and attributes it has, where it has none of its own
 *     in: landing
 * }</pre>
 *
 * <p>What attributes mean stands with the code that reads them; they name things as {@code ZONE/KEY}.
 *
 * <p>Strict, because a slip in a long file is otherwise found by a player: an unknown key, a number where a text
 * belongs, a room that does not exist are errors, and each error names the file and the line. All is checked before anything
 * is changed.
 *
 * <p>Every thing remembers the {@code zone/key} that it was made from, by which a second import finds it again; what was made
 * in the game gets one with the first {@code @export}. The same zone is exported as the same bytes, sorted by keys, and what
 * was exported is imported as what it was. Which file a zone was read from or written to last, and a hash of it, is in the
 * zone's record ({@link org.holdfast.world.area.AreaStamp}): a file that was changed since is named at the start and at each
 * reload, and neither taken over nor written over without anybody asking for it.
 */
package org.holdfast.world.area;
