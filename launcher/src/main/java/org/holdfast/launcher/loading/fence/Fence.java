package org.holdfast.launcher.loading.fence;

/**
 * Tells the code of one generation whether it may go on. Never used as it is: each generation's loader defines a class
 * of its own from this class file, so that each generation has a flag of its own, and {@link Polls} makes the
 * generation's methods ask it.
 *
 * <p>It is compiled into every loop of the world. Therefore it refers to nothing but {@code java.lang}, and
 * {@link #poll} is small enough for the JIT to inline everywhere. The flag is volatile so that the JIT does not move
 * the read out of a loop; on x86 and ARM that costs a load of a cached word.
 */
public final class Fence {
    private static volatile boolean fenced;

    private Fence() {}

    /** Called by the world's code at every entry of a method and before every jump backwards. */
    public static void poll() {
        if (fenced) {
            stop();
        }
    }

    /** Found by its name: see {@link FenceHandle}. */
    public static void fence() {
        fenced = true;
    }

    private static void stop() {
        throw new Fenced();
    }

    /**
     * Thrown from all code of a generation that has been fenced. To catch it is no use: the next call or loop throws
     * the next. Without a stack trace, because code that catches it may throw millions.
     */
    public static final class Fenced extends Error {
        private static final long serialVersionUID = 1;

        Fenced() {
            super("this generation has been fenced; its code may not go on", null, false, false);
        }
    }
}
