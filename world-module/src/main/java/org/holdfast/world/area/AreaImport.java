package org.holdfast.world.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Makes the world be what areas say, within one turn: everything or nothing. In the order of the areas and of their
 * definitions, so the same areas make the same world, number for number.
 *
 * <p>A thing is known again by its {@link Thing#origin()}. One that is there is changed to what the area says and keeps its
 * number; one that came from an earlier version of the area, which has it no more, is destroyed. What was made in the game
 * is left alone, and so is what players carry, and what the world itself keeps count of in {@link #LIVING} attributes.
 */
public final class AreaImport {
    /** Attributes that say what became of a thing in this world, and not what its author wanted: a file has none of them. */
    public static final Set<String> LIVING =
            Set.of("due", "reset_position", "reset_done", "area_file", "builders", "hp", "fighting");

    private final WorldTurn turn;
    private final Things things;
    private final Map<String, Thing> byOrigin = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int created;
    private int changed;
    private int destroyed;

    /** A thing that is there, but neither in its place nor leading anywhere yet. */
    private record Made(Area area, Definition definition, Thing thing, boolean isNew) {}

    /**
     * What an import did.
     *
     * @param changed how many things were there before
     * @param warnings a line for each
     */
    public record Report(int created, int changed, int destroyed, List<String> warnings) {
        public Report {
            warnings = List.copyOf(warnings);
        }
    }

    private AreaImport(WorldTurn turn, Things things) {
        this.turn = turn;
        this.things = things;
    }

    /**
     * Makes all areas of an empty world. Without any there is one bare room, for a world to be built from within.
     *
     * @throws AreaException naming the file and the line that is wrong
     */
    public static void makeAll(List<Area> areas, WorldTurn turn, Things things) {
        if (areas.isEmpty()) {
            turn.startAt(turn.create(Kind.ROOM, "An Empty Room", ""));
            return;
        }
        AreaCheck.check(areas, things);
        Optional<Area> first = Optional.empty();
        for (Area area : areas) {
            if (area.start().isPresent() && first.isPresent()) {
                throw new AreaException(
                        area.start().get().source(),
                        "there is a start in the zone '" + first.get().zone() + "' already");
            }
            first = area.start().isPresent() ? Optional.of(area) : first;
        }
        new AreaImport(turn, things).run(areas);
        if (first.isEmpty()) {
            throw new AreaException(
                    areas.get(0).source(), "no area file says where new characters begin; add a line start: ROOM");
        }
    }

    /**
     * Brings areas into a world that there is.
     *
     * @throws AreaException naming the file and the line that is wrong; nothing was changed
     */
    public static Report update(List<Area> areas, WorldTurn turn, Things things) {
        return new AreaImport(turn, things).run(areas);
    }

    private Report run(List<Area> areas) {
        AreaCheck.check(areas, things);
        areas.forEach(area -> area.definitions().forEach(definition -> make(area, definition)));
        made.forEach(this::place);
        for (Area area : areas) {
            zone(area);
            area.start().flatMap(start -> find(area, start)).ifPresent(turn::startAt);
            destroyRest(area);
        }
        return new Report(created, changed, destroyed, warnings);
    }

    private void zone(Area area) {
        String name = area.name().isEmpty() ? area.zone() : area.name();
        Thing zone = things.zone(area.zone()).orElseGet(() -> turn.createZone(area.zone(), name));
        if (!zone.ownName().equals(name)) {
            turn.rename(zone, name);
        }
        describe(zone, area.description(), "");
        attributes(zone, area.attributes());
    }

    private void make(Area area, Definition definition) {
        String origin = Area.origin(area.zone(), definition.key());
        Optional<Thing> there = things.refer(origin);
        Thing thing = there.orElseGet(() -> create(area, definition, origin));
        byOrigin.put(origin, thing);
        if (there.isPresent()) {
            changed++;
        }
        made.add(new Made(area, definition, thing, there.isEmpty()));
        if (!thing.ownName().equals(definition.name())) {
            turn.rename(thing, definition.name());
        }
        if (!thing.ownAliases().equals(definition.aliases())) {
            turn.alias(thing, definition.aliases());
        }
        describe(thing, definition.description(), definition.inside());
        attributes(thing, definition.attributes());
    }

    private Thing create(Area area, Definition definition, String origin) {
        created++;
        Thing thing = definition.prototype()
                ? turn.createPrototype(definition.kind(), definition.name(), area.zone())
                : turn.create(definition.kind(), definition.name(), area.zone());
        turn.originate(thing, origin);
        return thing;
    }

    private void describe(Thing thing, String description, String inside) {
        if (!thing.ownDescription().equals(description)) {
            turn.describe(thing, description);
        }
        if (!thing.ownInside().equals(inside)) {
            turn.describeInside(thing, inside);
        }
    }

    private void attributes(Thing thing, Map<String, Doc> wanted) {
        for (String name : List.copyOf(thing.ownAttributes().keySet())) {
            if (!wanted.containsKey(name) && !LIVING.contains(name)) {
                turn.unset(thing, name);
            }
        }
        wanted.forEach((name, value) -> {
            if (!value.equals(thing.ownAttributes().get(name))) {
                turn.set(thing, name, value);
            }
        });
    }

    private void place(Made one) {
        Definition definition = one.definition();
        Thing thing = one.thing();
        Optional<Thing> parent = definition.parent().flatMap(reference -> find(one.area(), reference));
        if (!thing.parent().equals(parent.map(Thing::id))) {
            turn.parent(thing, parent);
        }
        Optional<Thing> to = definition.to().flatMap(reference -> destination(one, reference));
        if (to.isEmpty()) {
            if (thing.destination().isPresent()) {
                turn.unlink(thing);
            }
        } else if (!thing.destination().equals(to.map(Thing::id))) {
            turn.lead(thing, to.get());
        }
        definition
                .in()
                .flatMap(reference -> find(one.area(), reference))
                .filter(place -> !thing.location().equals(Optional.of(place.id())))
                .filter(place -> one.isNew() || !isWithAPlayer(thing))
                .ifPresent(place -> turn.move(thing, place));
    }

    private boolean isWithAPlayer(Thing thing) {
        Optional<Thing> around = things.location(thing);
        for (int depth = 0; depth < Thing.MAX_ANCESTORS && around.isPresent(); depth++) {
            if (around.get().player().isPresent()) {
                return true;
            }
            around = things.location(around.get());
        }
        return false;
    }

    /** An exit to another zone that is not there is made all the same: the other zone may be the next to be imported. */
    private Optional<Thing> destination(Made one, Reference to) {
        Optional<Thing> room = find(one.area(), to);
        if (room.isEmpty()) {
            warnings.add(to.source() + ": there is no '" + to.text() + "' yet, so '"
                    + one.definition().key() + "' leads nowhere; import this again when there is");
        }
        return room;
    }

    private Optional<Thing> find(Area area, Reference reference) {
        String origin = reference.origin(area.zone());
        return Optional.ofNullable(byOrigin.get(origin)).or(() -> things.refer(origin));
    }

    private void destroyRest(Area area) {
        Set<Thing> kept = new HashSet<>(byOrigin.values());
        for (Thing member : things.members(area.zone())) {
            boolean wasOurs = member.origin().startsWith(area.zone() + "/");
            if (wasOurs && !kept.contains(member) && things.find(member.id()).isPresent()) {
                turn.destroy(member);
                destroyed++;
            }
        }
    }
}
