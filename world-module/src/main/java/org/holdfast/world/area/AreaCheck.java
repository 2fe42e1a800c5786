package org.holdfast.world.area;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/** Finds everything that is wrong with areas before anything is changed for them. */
final class AreaCheck {
    private final Things things;
    private final Map<String, Definition> definitions = new HashMap<>();
    private final Set<String> zones = new HashSet<>();

    private AreaCheck(Things things) {
        this.things = things;
    }

    /**
     * Checks that areas make sense together and with what is there.
     *
     * @throws AreaException naming the file and the line that is wrong
     */
    static void check(List<Area> areas, Things things) {
        AreaCheck check = new AreaCheck(things);
        Map<String, Source> sources = new HashMap<>();
        for (Area area : areas) {
            Source other = sources.putIfAbsent(area.zone(), area.source());
            if (other != null) {
                throw new AreaException(area.source(), "the zone '" + area.zone() + "' is in " + other + " already");
            }
            check.zones.add(area.zone());
            area.definitions().forEach(definition -> check.define(area, definition));
        }
        for (Area area : areas) {
            area.definitions().forEach(definition -> check.references(area, definition));
            area.start().ifPresent(start -> check.room(area, start));
        }
    }

    private void define(Area area, Definition definition) {
        String origin = Area.origin(area.zone(), definition.key());
        if (definitions.put(origin, definition) != null) {
            throw new AreaException(
                    definition.source(),
                    "there are two things with the key '" + definition.key() + "' in the zone '" + area.zone() + "'");
        }
        things.refer(origin)
                .filter(there -> there.kind() != definition.kind() || there.isPrototype() != definition.prototype())
                .ifPresent(there -> {
                    throw new AreaException(
                            definition.source(),
                            "'" + origin + "' is something else in the world (" + there.id()
                                    + "); destroy that, or take another key");
                });
    }

    private void references(Area area, Definition definition) {
        definition.parent().ifPresent(parent -> {
            if (require(area, parent).kind() != definition.kind()) {
                throw new AreaException(
                        parent.source(), "'" + parent.text() + "' cannot be the parent of this: it is of another kind");
            }
        });
        definition.in().ifPresent(in -> {
            Target place = require(area, in);
            boolean holdsItems = place.kind() == Kind.CHARACTER || place.kind() == Kind.ITEM;
            boolean takes = place.kind() == Kind.ROOM
                    || (definition.kind() == Kind.ITEM && holdsItems)
                    || (definition.kind() == Kind.CHARACTER && place.enterable());
            if (!takes || place.prototype() || isInItself(area, definition)) {
                throw new AreaException(in.source(), "a thing of this kind cannot be in '" + in.text() + "'");
            }
        });
        definition.to().ifPresent(to -> {
            if (!isElsewhere(area, to) || find(area, to).isPresent()) {
                room(area, to);
            }
        });
    }

    private boolean isInItself(Area area, Definition definition) {
        Set<String> seen = new HashSet<>();
        Optional<Reference> in = definition.in();
        while (in.isPresent()) {
            String origin = in.get().origin(area.zone());
            if (!seen.add(origin)) {
                return true;
            }
            in = Optional.ofNullable(definitions.get(origin)).flatMap(Definition::in);
        }
        return false;
    }

    /** Whether a reference is to a zone that is not being imported. */
    boolean isElsewhere(Area area, Reference reference) {
        String origin = reference.origin(area.zone());
        return !zones.contains(origin.substring(0, origin.indexOf('/')));
    }

    private void room(Area area, Reference reference) {
        Target target = require(area, reference);
        if (target.kind() != Kind.ROOM || target.prototype()) {
            throw new AreaException(reference.source(), "'" + reference.text() + "' is no room");
        }
    }

    private Target require(Area area, Reference reference) {
        return find(area, reference)
                .orElseThrow(() -> new AreaException(
                        reference.source(),
                        "there is no '" + reference.text() + "' in the zone '" + area.zone()
                                + "'; things of another are written ZONE/KEY"));
    }

    /** What a reference is to. Of a zone that is being imported, what its file does not have is about to go. */
    private Optional<Target> find(Area area, Reference reference) {
        String origin = reference.origin(area.zone());
        Optional<Target> defined = Optional.ofNullable(definitions.get(origin)).map(AreaCheck::target);
        return defined.isPresent() || !isElsewhere(area, reference)
                ? defined
                : things.refer(origin).map(AreaCheck::target);
    }

    /** As much of a thing as is asked about. */
    private record Target(Kind kind, boolean prototype, boolean enterable) {}

    private static Target target(Definition definition) {
        boolean enterable = definition.attributes().containsKey("enterable")
                || definition.parent().isPresent();
        return new Target(definition.kind(), definition.prototype(), definition.kind() == Kind.ITEM && enterable);
    }

    private static Target target(Thing thing) {
        boolean enterable = thing.is(Kind.ITEM) && thing.attribute("enterable").isPresent();
        return new Target(thing.kind(), thing.isPrototype(), enterable);
    }
}
