package org.holdfast.proxy.net;

/** A listen port could not be opened. The message is one line for the operator: which, why, and the remedy. */
public final class ListenException extends Exception {
    private static final long serialVersionUID = 1;

    public ListenException(String message) {
        super(message);
    }
}
