package org.holdfast.world.behavior;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;

/**
 * All behaviours, by name, and which of them things have: the attribute {@value #ATTRIBUTE}, an array of names or of
 * objects with a {@code name} and settings, as in {@code ["guard", {"name": "wander", "seconds": 20}]}. Immutable.
 *
 * <p>A name that no behaviour has does nothing, and is kept: it may be one of code that comes with the next reload.
 */
public final class Behaviors {
    public static final String ATTRIBUTE = "behaviors";

    private static final String NAME = "name";

    private final Map<String, Behavior> byName = new TreeMap<>();

    /** A behaviour of a thing, with what was set for it. */
    public record Attached(Behavior behavior, Settings settings) {}

    /** A name that a thing's attribute has, with what was set for it. */
    private record Named(String name, Settings settings) {}

    /** @throws IllegalArgumentException if two behaviours share a name */
    public Behaviors(Collection<Behavior> behaviors) {
        for (Behavior behavior : behaviors) {
            if (byName.put(behavior.name(), behavior) != null) {
                throw new IllegalArgumentException("two behaviours are called '" + behavior.name() + "'");
            }
        }
    }

    /** All of them, by name. */
    public Collection<Behavior> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Behavior> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether it has the attribute at all; quicker than to look what it says. */
    public static boolean mayBehave(Thing thing) {
        return thing.attribute(ATTRIBUTE).isPresent();
    }

    /** The behaviours of a thing, in their order; a prototype has none, it only hands them on. */
    public List<Attached> of(Thing thing) {
        if (thing.isPrototype() || !mayBehave(thing)) {
            return List.of();
        }
        List<Attached> attached = new ArrayList<>();
        for (Named named : named(thing)) {
            Behavior behavior = byName.get(named.name);
            if (behavior != null) {
                attached.add(new Attached(behavior, named.settings));
            }
        }
        return attached;
    }

    /** The behaviour of this name, if the thing has it. */
    public Optional<Attached> of(Thing thing, String name) {
        return of(thing).stream()
                .filter(attached -> attached.behavior().name().equals(name))
                .findFirst();
    }

    /** Whether this name stands among a thing's behaviours. */
    static boolean isNamed(Thing thing, String name) {
        return named(thing).stream().anyMatch(named -> named.name.equals(name));
    }

    /** What stands among a thing's behaviours and is the name of none. */
    public List<String> unknown(Thing thing) {
        return named(thing).stream()
                .map(Named::name)
                .filter(name -> !byName.containsKey(name))
                .distinct()
                .toList();
    }

    private static List<Named> named(Thing thing) {
        if (!(thing.attribute(ATTRIBUTE).orElse(Doc.Null.NULL) instanceof Doc.Arr said)) {
            return List.of();
        }
        List<Named> named = new ArrayList<>();
        for (Doc item : said.items()) {
            if (item instanceof Doc.Str name) {
                named.add(new Named(name.value(), Settings.NONE));
            } else if (item instanceof Doc.Obj one && one.members().get(NAME) instanceof Doc.Str name) {
                named.add(new Named(name.value(), new Settings(one)));
            }
        }
        return named;
    }
}
