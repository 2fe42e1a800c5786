package org.holdfast.api;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a module is, and which records it understands.
 *
 * @param name names the module among others, such as {@code world}: a lower-case letter, then letters, digits and
 *     hyphens, at most 32 in all
 * @param version the author's version, shown to players by {@code version}
 * @param namespaces the namespaces of the module's records, and for each the newest document version that it
 *     understands, 1 or more. It is shown the records of these alone and may write no others. The host does not put
 *     it in charge of a record with a newer version
 * @param tick how often to send a {@link org.holdfast.api.message.ToModule.Tick}; zero for never,
 *     otherwise 1 ms to 1 day. At most one is pending, so a module that is late gets fewer of them, not a pile
 * @param permissions what the game lets accounts do, beyond {@link Permissions}, and for each what it is for, in a few
 *     words for staff. Staff grant them by name; {@link SessionInfo#may} tells who has them. The names are of the form of a
 *     module's name
 */
public record ModuleDescriptor(
        String name, String version, Map<String, Integer> namespaces, Duration tick, Map<String, String> permissions) {
    private static final Duration SHORTEST_TICK = Duration.ofMillis(1);
    private static final Duration LONGEST_TICK = Duration.ofDays(1);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public ModuleDescriptor {
        requireName(name, "module");
        Objects.requireNonNull(version, "version");
        namespaces = Map.copyOf(namespaces);
        namespaces.forEach((namespace, newest) -> {
            requireName(namespace, "namespace");
            if (newest < 1) {
                throw new IllegalArgumentException(
                        "document version of namespace '" + namespace + "' must be 1 or more, not " + newest);
            }
        });
        permissions = Map.copyOf(permissions);
        permissions.keySet().forEach(permission -> requireName(permission, "permission"));
        if (!tick.isZero() && (tick.compareTo(SHORTEST_TICK) < 0 || tick.compareTo(LONGEST_TICK) > 0)) {
            throw new IllegalArgumentException("a tick is 1 ms to 1 day long, or zero for never; not " + tick);
        }
    }

    /** A module that knows no permissions of its own. */
    public ModuleDescriptor(String name, String version, Map<String, Integer> namespaces, Duration tick) {
        this(name, version, namespaces, tick, Map.of());
    }

    /** Checks the form that names of modules and of namespaces share. */
    static String requireName(String name, String what) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a " + what
                    + ": a lower-case letter, then letters, digits and hyphens, 32 at most");
        }
        return name;
    }
}
