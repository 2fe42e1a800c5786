package org.holdfast.proxy.store;

/** Why a store cannot be opened or copied, in one line for the operator: what happened, to which file, and the way out. */
public final class StoreException extends Exception {
    public StoreException(String message) {
        super(message);
    }

    static StoreException of(DamagedException damage) {
        return new StoreException(String.valueOf(damage.getMessage()), damage);
    }

    /** Whether bytes on disk are wrong or missing, so that only a backup helps. */
    public boolean isDamage() {
        return getCause() instanceof DamagedException;
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
