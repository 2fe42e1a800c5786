package org.holdfast.proxy.store;

/** When a turn counts as durable. */
public enum Durability {
    /** When the disk says that it has it. Nothing that was shown un-happens, not even when the power fails. */
    STRICT,

    /**
     * When the operating system has it; the disk is made to take it every 50 ms. What was shown survives the end of
     * the process, however it ends; when the machine itself stops, the last 50 ms may be lost, never out of the
     * middle.
     */
    RELAXED
}
