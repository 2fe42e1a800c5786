package org.holdfast.proxy.audit;

import java.util.Locale;
import java.util.Optional;

/** What an entry is about; each kind is bounded by itself. */
public enum AuditKind {
    /** Somebody logged in, tried to, or left. Anybody can cause these. */
    LOGIN,
    /** An account was made, or its owner changed its name, password, address or anything else of it. */
    ACCOUNT,
    /** Staff, or the operator's command line, did something. */
    STAFF,
    /** A player told the staff something. */
    REPORT;

    /** As it is typed, shown and kept. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AuditKind> parse(String word) {
        for (AuditKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
