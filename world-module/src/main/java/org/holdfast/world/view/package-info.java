/**
 * Puts the world into words. The markup of a template says what a part <em>is</em> (a room's name, speech, an exit),
 * never how it looks; the host renders it for each client. Names and what was said are always arguments.
 *
 * <p>Descriptions, and what else builders write, may have colours: {@link org.holdfast.world.words.Prose} lets a few tags
 * count, from area files and from what was typed in the game alike, as they cannot be told apart once in a record. How
 * players describe themselves is shown as it stands.
 */
package org.holdfast.world.view;
