package org.holdfast.proxy.session;

import org.holdfast.api.Doc;
import org.holdfast.proxy.telnet.Terminal;

/** A connection has been told goodbye; nothing that it sends counts any more. */
enum Leaving implements Phase {
    PHASE;

    @Override
    public void line(String line, boolean secret) {
        // Typed after the goodbye.
    }

    @Override
    public void lineTooLong(int limit) {
        // Likewise.
    }

    @Override
    public void terminalChanged(Terminal terminal) {
        // Nobody is going to be shown anything.
    }

    @Override
    public void data(String packageName, Doc data) {
        // Likewise.
    }

    @Override
    public void lost() {
        // As was intended.
    }
}
