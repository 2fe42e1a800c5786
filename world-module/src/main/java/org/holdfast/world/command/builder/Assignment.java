package org.holdfast.world.command.builder;

import java.util.Optional;

/**
 * What building commands take: {@code THING=VALUE}, split at the first {@code =}.
 *
 * @param target never empty, without blanks around it
 * @param value never empty, without blanks around it
 */
record Assignment(String target, String value) {
    static Optional<Assignment> parse(String words) {
        int equals = words.indexOf('=');
        if (equals < 0) {
            return Optional.empty();
        }
        String target = words.substring(0, equals).strip();
        String value = words.substring(equals + 1).strip();
        return target.isEmpty() || value.isEmpty() ? Optional.empty() : Optional.of(new Assignment(target, value));
    }
}
