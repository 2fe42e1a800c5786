package org.holdfast.proxy.audit;

import java.util.List;

/**
 * What was found.
 *
 * @param entries the oldest first
 * @param matches how many there are in all
 */
public record AuditPage(List<AuditEntry> entries, long matches) {
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
