package org.holdfast.proxy.audit;

import java.time.Instant;

/**
 * What is looked for. Empty texts, and the ends of time, stand for anything.
 *
 * @param who a name, or the id of an account: of who did it or to whom it was done
 * @param what a kind, or how the word for it begins
 * @param from how the address begins
 * @param since the first moment
 * @param until the last moment
 * @param skip how many of the newest that match are passed over; 0 or more
 * @param most how many are wanted; 1 or more
 */
public record AuditQuery(String who, String what, String from, Instant since, Instant until, int skip, int most) {
    public AuditQuery {
        if (skip < 0 || most < 1) {
            throw new IllegalArgumentException("skip must be 0 or more, most 1 or more: " + skip + ", " + most);
        }
    }

    boolean matches(AuditEntry entry) {
        return (who.isEmpty() || entry.concerns(who))
                && (what.isEmpty() || entry.isAbout(what))
                && entry.actor().address().startsWith(from)
                && !entry.time().isBefore(since)
                && !entry.time().isAfter(until);
    }
}
