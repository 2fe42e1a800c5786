package org.holdfast.proxy.render;

import org.jspecify.annotations.Nullable;

/**
 * A block that is made of other flows. What stands in it but in none of them is not lost: it is the caption, above
 * the rest.
 */
abstract class Container implements Block {
    private final Flow caption = new Flow();

    final Flow caption() {
        return caption;
    }

    /** A new item of the list; null if this is none. */
    @Nullable
    Flow item() {
        return null;
    }

    /** Begins a row of the table, if this is one. */
    boolean row(boolean head) {
        return false;
    }

    /** A new cell of the last row; null if this is no table. */
    @Nullable
    Flow cell() {
        return null;
    }
}
