/**
 * Who may do what with a thing, in an expression that can be read and written:
 *
 * <pre>
 *   player and level &gt;= 5
 *   carries harbour/pass or is #12
 *   not (npc or has curse)
 *   may build
 * </pre>
 *
 * <pre>
 *   expression := both { "or" both }
 *   both       := part { "and" part }
 *   part       := "not" part | "(" expression ")" | test
 *   test       := "anyone" | "nobody" | "player" | "npc"
 *               | "is" THING | "carries" THING | "wears" THING     THING: #12 or zone/key
 *               | "has" ATTRIBUTE                                  set, and neither null, false nor 0
 *               | "may" PERMISSION                                 as an account has it: build, administer
 *               | ATTRIBUTE ( "=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=" ) ( NUMBER | "TEXT" )
 * </pre>
 *
 * <p>An attribute that is not there counts as 0, or as the empty text. {@link org.holdfast.world.lock.Locks} has the
 * attribute in which a thing keeps them. A lock that makes no sense lets nobody through: it was meant to keep somebody
 * out.
 *
 * <p>A lock holds for everybody who walks, takes and opens, its builder and admins too, unless it says {@code or may build}:
 * so builders meet their zone as players will. MUSH and MUCK do likewise; Evennia lets one superuser through, and advises
 * against playing as that one. Nobody is kept out of mending it: locks are not asked by {@code @teleport}, nor by what is
 * done to a thing by its number from elsewhere, {@code @unset #12=locks}.
 */
package org.holdfast.world.lock;
