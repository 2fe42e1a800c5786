/**
 * Puts the world into words. The markup of a template says what a part <em>is</em> (a room's name, speech, an exit),
 * never how it looks; the host renders it for each client. Names, descriptions and what was said are always arguments.
 *
 * <p>Descriptions are shown as they were written, without markup, also those from area files: once in a record they
 * cannot be told from what a builder typed in the game.
 */
package org.holdfast.world.view;
