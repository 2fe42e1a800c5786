package org.holdfast.proxy.session;

/** Whether lines are being handed to the world, as far as players are to know. */
enum Pause {
    /** They are, or will be in no time. */
    NONE,
    /** A swap takes long. */
    SWAP,
    /** There is no world. */
    NO_WORLD
}
