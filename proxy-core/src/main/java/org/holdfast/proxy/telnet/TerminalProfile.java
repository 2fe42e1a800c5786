package org.holdfast.proxy.telnet;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the options have learned of the client. Many small changes become one report. Owned by the channel's event
 * loop; lives as long as the connection.
 *
 * <p>The character set is what was agreed; else, of a client that sent MTTS bits without the one for UTF-8, ASCII; else
 * UTF-8, which nearly all who say nothing have.
 */
final class TerminalProfile {
    private Terminal known = Terminal.UNKNOWN;
    private Terminal reported = Terminal.UNKNOWN;
    private @Nullable TextCharset agreedCharset;

    void window(int columns, int rows) {
        known = known.withWindow(columns, rows);
    }

    void names(String clientName, String type, int mtts) {
        known = known.withNames(clientName, type, mtts);
        decideCharset();
    }

    /** Client and server have agreed on this one. */
    void agreedCharset(TextCharset charset) {
        agreedCharset = charset;
        decideCharset();
    }

    /** What text is sent in, and read in, from now on. */
    TextCharset charset() {
        return known.charset();
    }

    /** What is known, if it differs from what was last taken. */
    Optional<Terminal> takeChange() {
        if (known.equals(reported)) {
            return Optional.empty();
        }
        reported = known;
        return Optional.of(known);
    }

    private void decideCharset() {
        if (agreedCharset != null) {
            known = known.withCharset(agreedCharset);
        } else {
            known = known.withCharset(known.mtts() == 0 || known.utf8() ? TextCharset.UTF_8 : TextCharset.ASCII);
        }
    }
}
