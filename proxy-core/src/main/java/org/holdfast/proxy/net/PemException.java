package org.holdfast.proxy.net;

/** A certificate or its key cannot be used. The message says which, why, and the remedy; never what is in the key. */
final class PemException extends Exception {
    private static final long serialVersionUID = 1;

    PemException(String message) {
        super(message);
    }
}
