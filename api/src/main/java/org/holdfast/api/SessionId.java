package org.holdfast.api;

import java.util.Objects;
import java.util.UUID;

/**
 * Names a session. Random, and never used again, also not after a restart: an id that has outlived its session
 * names nobody, rather than somebody else.
 */
public record SessionId(UUID value) {
    public SessionId {
        Objects.requireNonNull(value, "value");
    }

    /** A new id, from a strong source of randomness. */
    public static SessionId random() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
