package org.holdfast.world.diku;

/**
 * Something in a file that was not taken over as it stands there.
 *
 * @param line counted from 1
 */
public record Note(String file, int line, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
