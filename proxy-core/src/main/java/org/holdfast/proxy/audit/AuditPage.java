package org.holdfast.proxy.audit;

import java.util.List;

/**
 * What was found.
 *
 * @param entries the oldest first
 * @param matches how many there are in all
 * @param damaged the ids of some entries that cannot be understood and were passed over, whatever was looked for
 * @param damagedInAll how many of those there are
 */
public record AuditPage(List<AuditEntry> entries, long matches, List<String> damaged, long damagedInAll) {
    /** Ids of damaged entries that are named. */
    public static final int MOST_NAMED = 5;

    public AuditPage {
        entries = List.copyOf(entries);
        damaged = List.copyOf(damaged);
    }

    /** With nothing damaged. */
    public AuditPage(List<AuditEntry> entries, long matches) {
        this(entries, matches, List.of(), 0);
    }
}
