package org.holdfast.world.diku;

/** A file cannot be read. The message starts with {@code FILE:LINE:}, counted from 1. */
public final class DikuException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DikuException(String file, int line, String problem) {
        super(file + ":" + line + ": " + problem);
    }

    DikuException(String problem) {
        super(problem);
    }
}
