package org.holdfast.proxy.audit;

import java.time.Duration;

/**
 * How much is kept.
 *
 * @param age how long an entry is kept; zero = for ever
 * @param entries how many of each kind; 1 or more
 */
public record AuditOptions(Duration age, int entries) {
    public static final AuditOptions DEFAULTS = new AuditOptions(Duration.ofDays(365), 20_000);

    public AuditOptions {
        if (age.isNegative() || entries < 1) {
            throw new IllegalArgumentException(
                    "an age is 0, for ever, or more, and entries are 1 or more: " + age + ", " + entries);
        }
    }
}
