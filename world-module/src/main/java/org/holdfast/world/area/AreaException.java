package org.holdfast.world.area;

/** Something is wrong in an area file. The message starts with {@code FILE:LINE:}, counted from 1. */
public final class AreaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    AreaException(Source source, String problem) {
        super(source + ": " + problem);
    }

    /**
     * A place in a file.
     *
     * @param line counted from 1
     */
    public record Source(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }
}
