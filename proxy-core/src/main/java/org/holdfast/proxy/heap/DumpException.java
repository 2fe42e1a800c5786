package org.holdfast.proxy.heap;

import java.io.IOException;

/** The dump is damaged, or larger than can be searched; the message says what, and what to do. */
final class DumpException extends IOException {
    DumpException(String message) {
        super(message);
    }
}
