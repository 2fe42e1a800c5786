package org.holdfast.proxy.store;

import java.util.Objects;
import org.holdfast.api.SessionId;

/**
 * The input that caused a turn. Together the two name one line of one player, so that whoever takes over from this
 * process can tell which lines it has handled already.
 *
 * @param session who typed it
 * @param inputNumber which of the session's inputs it was, counted from 1
 */
public record Cause(SessionId session, long inputNumber) {
    public Cause {
        Objects.requireNonNull(session, "session");
    }
}
