package org.holdfast.world.lock;

/** An expression is no lock. The message says where and why, and does not repeat more than one word of it. */
public final class LockException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    LockException(String problem) {
        super(problem);
    }
}
