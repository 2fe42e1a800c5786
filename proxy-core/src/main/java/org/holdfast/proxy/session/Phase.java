package org.holdfast.proxy.session;

import org.holdfast.api.Doc;
import org.holdfast.proxy.telnet.Terminal;

/** What a connection is in the middle of. Called by the thread that owns the connection. */
interface Phase {
    /** A line was typed. The screen knows of it already. */
    void line(String line, boolean secret);

    /** A line was typed that was too long, and is lost. */
    void lineTooLong(int limit);

    /** The client said more of itself. The screen knows of it already. */
    void terminalChanged(Terminal terminal);

    /** The client sent structured data; the package's name is in lower case. */
    void data(String packageName, Doc data);

    /** The connection is gone. */
    void lost();
}
