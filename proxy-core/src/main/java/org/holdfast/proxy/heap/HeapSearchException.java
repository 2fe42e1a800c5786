package org.holdfast.proxy.heap;

/** The heap was not searched; the message says why, in one line. */
public final class HeapSearchException extends Exception {
    HeapSearchException(String message) {
        super(message);
    }
}
