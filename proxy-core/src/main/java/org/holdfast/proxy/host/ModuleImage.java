package org.holdfast.proxy.host;

/** A module's code, as bytes in memory. Immutable. */
public interface ModuleImage {
    /** Where it was read from, to show to staff: a path, or {@code built-in}. */
    String source();

    /** A short fingerprint of the bytes, the same for the same code. */
    String fingerprint();
}
