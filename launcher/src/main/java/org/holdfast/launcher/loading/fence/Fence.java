package org.holdfast.launcher.loading.fence;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * Tells the code of one generation whether it may go on. Never used as it is: each generation's loader defines a class
 * of its own from this class file, so that each generation has a fence of its own, and {@link Polls} makes the
 * generation's methods ask it. Therefore it refers to nothing but {@code java.lang}.
 *
 * <p>There is no flag to read. The JIT compiles {@link #poll} to what its call site leads to, which is nothing, and
 * takes the compiled code back when that changes; the JVM stops such code, loops included, at its next safepoint.
 */
public final class Fence implements Runnable {
    private static final MethodType NOTHING = MethodType.methodType(void.class);
    private static final MutableCallSite SITE = new MutableCallSite(MethodHandles.empty(NOTHING));
    private static final MethodHandle NEXT = SITE.dynamicInvoker();

    /** Made beforehand: when it is needed, there may be no memory to make it. */
    private static final MethodHandle FENCED = fenced();

    private static final MutableCallSite[] SITES = {SITE};

    /** Closes the fence when it is run. Found by its name: see {@link FenceHandle}. */
    public static final Runnable CLOSING = new Fence();

    private Fence() {}

    private static MethodHandle fenced() {
        try {
            MethodHandle fenced = MethodHandles.lookup().findConstructor(Fenced.class, NOTHING);
            return MethodHandles.foldArguments(MethodHandles.throwException(void.class, Fenced.class), fenced);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * Called by the world's code at every entry of a method and before every jump backwards.
     *
     * @throws Throwable a {@link Fenced} and nothing else; class files need not declare it
     */
    public static void poll() throws Throwable {
        NEXT.invokeExact();
    }

    @Override
    public void run() {
        SITE.setTarget(FENCED);
        MutableCallSite.syncAll(SITES);
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
