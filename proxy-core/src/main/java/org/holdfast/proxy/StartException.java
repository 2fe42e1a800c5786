package org.holdfast.proxy;

/** Why a core could not start, in one line for the operator that names the remedy. Nothing is left running or open. */
public final class StartException extends Exception {
    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
