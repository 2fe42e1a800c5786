package org.holdfast.proxy.telnet;

import java.util.Optional;

/**
 * What the options have learned of the client. Many small changes become one report. Owned by the channel's event
 * loop; lives as long as the connection.
 */
final class TerminalProfile {
    private Terminal known = Terminal.UNKNOWN;
    private Terminal reported = Terminal.UNKNOWN;

    void window(int columns, int rows) {
        known = new Terminal(known.clientName(), known.type(), columns, rows, known.mtts());
    }

    void names(String clientName, String type, int mtts) {
        known = new Terminal(clientName, type, known.columns(), known.rows(), mtts);
    }

    /** What is known, if it differs from what was last taken. */
    Optional<Terminal> takeChange() {
        if (known.equals(reported)) {
            return Optional.empty();
        }
        reported = known;
        return Optional.of(known);
    }
}
