package org.holdfast.proxy.render;

import java.util.List;

/** A part of a text that takes whole lines. */
interface Block {
    /** The width that rules and columns take to be there when the client's is not known. */
    int ASSUMED_COLUMNS = 80;

    /**
     * Adds its lines for the eye.
     *
     * @param columns none of them is wider, 0 for no bound
     */
    void lay(int columns, List<Line> lines);

    /** Adds its lines for the ear: sentences, no art, nothing that only the position on the screen would tell. */
    void speak(List<Line> lines);
}
