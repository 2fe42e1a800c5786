package org.holdfast.api;

import java.util.List;

/**
 * What a module that begins to serve needs to know beyond its records.
 *
 * @param sessions who is in the world: each session whose opening an earlier generation was told of, and whose
 *     closing none was. Openings that wait in the queue are not among them; they come as messages
 */
public record Activation(List<SessionInfo> sessions) {
    public Activation {
        sessions = List.copyOf(sessions);
    }
}
