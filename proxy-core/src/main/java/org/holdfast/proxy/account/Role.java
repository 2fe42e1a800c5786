package org.holdfast.proxy.account;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.Permissions;

/** What an account is trusted with; each role may do what the ones before it may. */
public enum Role {
    PLAYER,
    BUILDER,
    ADMIN;

    /** What a module is told that the session may do. */
    public Set<String> permissions() {
        return switch (this) {
            case PLAYER -> Set.of();
            case BUILDER -> Set.of(Permissions.BUILD);
            case ADMIN -> Set.of(Permissions.BUILD, Permissions.MODERATE, Permissions.ADMINISTER);
        };
    }

    /** Whether this role may do all that the other may. */
    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role as it is typed and shown: {@code player}, {@code builder}, {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this {@link #word()}, in whatever case; empty if there is none. */
    public static Optional<Role> parse(String word) {
        for (Role role : values()) {
            if (role.word().equalsIgnoreCase(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
