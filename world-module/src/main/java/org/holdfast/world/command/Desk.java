package org.holdfast.world.command;

import org.holdfast.world.notebook.Notebooks;
import org.holdfast.world.thing.Things;
import org.holdfast.world.undo.UndoBook;

/**
 * What commands work with beside the world itself. As long-lived as the generation.
 *
 * @param notebooks the players' aliases and unfinished texts
 * @param undo what builders can undo
 * @param offers where things are that offer commands
 */
public record Desk(Notebooks notebooks, UndoBook undo, Offers offers) {
    /** Begins with nothing but what the things are. */
    public static Desk of(Things things) {
        return new Desk(new Notebooks(), new UndoBook(things), Offers.among(things));
    }
}
