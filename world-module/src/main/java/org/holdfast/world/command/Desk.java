package org.holdfast.world.command;

import org.holdfast.world.notebook.Notebooks;
import org.holdfast.world.undo.UndoBook;

/**
 * What commands work with beside the world itself. As long-lived as the generation.
 *
 * @param notebooks the players' aliases and unfinished texts
 * @param undo what builders can undo
 */
public record Desk(Notebooks notebooks, UndoBook undo) {}
