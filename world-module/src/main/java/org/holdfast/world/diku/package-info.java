/**
 * Reads the files of DikuMUD (1991), CircleMUD 3 and tbaMUD. Knows nothing of things and records: bytes in, a
 * {@link org.holdfast.world.diku.DikuWorld} and a list of {@link org.holdfast.world.diku.Note}s out.
 *
 * <pre>
 *   folder of files -- DikuFolder --> DikuText (decoded) -- DikuLines --> RoomFile, MobileFile, ... --> DikuWorld
 * </pre>
 *
 * <p>The formats grew by code, and their files by hand. What is read is what the servers read, which is more than they
 * document:
 *
 * <ul>
 *   <li>A text ends at the {@code ~} that is the last thing on a line. A name or a list of keywords ends at the first one,
 *       and what follows on the line is ignored, as CircleMUD does; elsewhere a {@code ~} within a line belongs to the
 *       text, as in the two others. Either is noted.
 *   <li>Flags are a number, or letters that stand for bits; tbaMUD has four words of them. Which format a record has
 *       is told by how many words are on its line, so files of several origins can be in one folder.
 *   <li>A file ends with {@code $}, with a record {@code #99999} named {@code $}, or where it ends.
 *   <li>Files that are no UTF-8 are taken for Windows-1252, unless a charset was named.
 * </ul>
 *
 * <p>What a line says that has no place in this world is a note, with file and line; a line that cannot be read is a
 * {@link org.holdfast.world.diku.DikuException}, and nothing is imported: a record that lost its {@code ~} would take the
 * next ones with it.
 */
package org.holdfast.world.diku;
