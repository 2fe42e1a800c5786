package org.holdfast.proxy.account;

import java.util.Objects;
import java.util.Optional;

/**
 * Whether a name can be an account's; not whether it is free.
 *
 * @param name the name in Unicode's form NFC, otherwise as it was typed
 * @param problem why it cannot, a sentence for the one who typed it; empty if it can
 */
public record NameCheck(String name, Optional<String> problem) {
    public NameCheck {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(problem, "problem");
    }

    public boolean usable() {
        return problem.isEmpty();
    }

    /** The problem, without the name, which may be anything that somebody typed. */
    @Override
    public String toString() {
        return "NameCheck[" + problem.orElse("usable") + "]";
    }
}
