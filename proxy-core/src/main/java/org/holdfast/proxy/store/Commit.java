package org.holdfast.proxy.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.api.RecordChange;

/**
 * The records of one accepted turn, which are kept together or not at all.
 *
 * @param module whose turn it was; 1 to 255 bytes of UTF-8
 * @param epoch which generation of that module made it. The store records it and knows no more about it
 * @param turn the module's own number of it. The store records it and knows no more about it
 * @param cause the input that led to it, if it was one
 * @param changes what it put and deleted, in order: the last change of a key counts. May be empty
 */
public record Commit(String module, long epoch, long turn, Optional<Cause> cause, List<RecordChange> changes) {
    public Commit {
        Objects.requireNonNull(module, "module");
        Objects.requireNonNull(cause, "cause");
        changes = List.copyOf(changes);
    }
}
