package org.holdfast.world.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.AuthoredContent;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;

/**
 * Makes the things of area files, all within one turn: everything or nothing. In the order of the files and of their
 * lines, so the same files make the same world, number for number.
 */
public final class AreaImport {
    private static final String FOLDER = "areas";

    private final WorldTurn turn;
    private final Map<String, Thing> byOrigin = new HashMap<>();
    private final List<Made> made = new ArrayList<>();

    /** A thing that is there, but neither in its place nor leading anywhere yet. */
    private record Made(Area area, Definition definition, Thing thing) {}

    private AreaImport(WorldTurn turn) {
        this.turn = turn;
    }

    /**
     * Makes all areas of an empty world. Without any area files there is one bare room, for a world to be built from
     * within.
     *
     * @throws AreaException naming the file and the line that is wrong
     * @throws UncheckedIOException naming the file that cannot be read
     */
    public static void importAll(AuthoredContent content, WorldTurn turn) {
        List<Area> areas = readAll(content);
        if (areas.isEmpty()) {
            turn.startAt(turn.create(Kind.ROOM, "An Empty Room", ""));
        } else {
            new AreaImport(turn).make(areas);
        }
    }

    private static List<Area> readAll(AuthoredContent content) {
        List<Area> areas = new ArrayList<>();
        String reading = FOLDER;
        try {
            for (String path : content.list(FOLDER)) {
                reading = path;
                if (path.endsWith(".yaml")) {
                    areas.add(AreaReader.read(path, content.read(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the areas under " + reading + ": " + e.getMessage(), e);
        }
        return areas;
    }

    private void make(List<Area> areas) {
        Map<String, Area> byZone = new HashMap<>();
        Optional<Area> first = Optional.empty();
        for (Area area : areas) {
            Area other = byZone.putIfAbsent(area.zone(), area);
            if (other != null) {
                throw new AreaException(
                        area.source(), "the zone '" + area.zone() + "' is in " + other.source() + " already");
            }
            if (area.start().isPresent() && first.isPresent()) {
                throw new AreaException(
                        area.start().get().source(),
                        "there is a start in the zone '" + first.get().zone() + "' already");
            }
            first = area.start().isPresent() ? Optional.of(area) : first;
            area.definitions().forEach(definition -> create(area, definition));
        }
        made.forEach(this::place);
        areas.forEach(area -> turn.createZone(area.zone(), area.zone()));
        start(areas, first);
    }

    private void create(Area area, Definition definition) {
        String origin = Area.origin(area.zone(), definition.key());
        Thing thing = turn.create(definition.kind(), definition.name(), area.zone());
        if (byOrigin.put(origin, thing) != null) {
            throw new AreaException(
                    definition.source(),
                    "there are two things with the key '" + definition.key() + "' in the zone '" + area.zone() + "'");
        }
        made.add(new Made(area, definition, thing));
        turn.originate(thing, origin);
        turn.alias(thing, definition.aliases());
        turn.describe(thing, definition.description());
        definition.attributes().forEach((name, value) -> turn.set(thing, name, value));
    }

    private void place(Made one) {
        Definition definition = one.definition();
        definition.to().ifPresent(to -> turn.lead(one.thing(), room(one.area(), to)));
        definition.in().ifPresent(in -> turn.move(one.thing(), container(one.area(), definition, in)));
    }

    private Thing container(Area area, Definition definition, Reference in) {
        Thing container = find(area, in);
        if (container.is(Kind.EXIT) || (definition.kind() == Kind.CHARACTER && !container.is(Kind.ROOM))) {
            throw new AreaException(in.source(), "a thing of this kind cannot be in '" + in.text() + "'");
        }
        return container;
    }

    private void start(List<Area> areas, Optional<Area> first) {
        Area area = first.orElseThrow(() -> new AreaException(
                areas.get(0).source(), "no area file says where new characters begin; add a line start: ROOM"));
        area.start().ifPresent(start -> turn.startAt(room(area, start)));
    }

    private Thing room(Area area, Reference reference) {
        Thing thing = find(area, reference);
        if (!thing.is(Kind.ROOM)) {
            throw new AreaException(reference.source(), "'" + reference.text() + "' is no room");
        }
        return thing;
    }

    private Thing find(Area area, Reference reference) {
        String text = reference.text();
        Thing thing = byOrigin.get(text.contains("/") ? text : Area.origin(area.zone(), text));
        if (thing == null) {
            throw new AreaException(
                    reference.source(),
                    "there is no '" + text + "' in the zone '" + area.zone()
                            + "'; things of another are written ZONE/KEY");
        }
        return thing;
    }
}
