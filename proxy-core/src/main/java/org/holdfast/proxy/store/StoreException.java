package org.holdfast.proxy.store;

/** Why a store cannot be opened or copied, in one line for the operator: what happened, to which file, and the way out. */
public final class StoreException extends Exception {
    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
