package org.holdfast.proxy.render;

/** A tag that is none; the reason says why. Without a stack trace: it is the author's mistake, not ours. */
final class BadTagException extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    BadTagException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
