package org.holdfast.world.imports;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.api.ContentImport;
import org.holdfast.api.ContentImport.Count;
import org.holdfast.api.Doc;
import org.holdfast.world.area.Area;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.area.AreaImport;
import org.holdfast.world.diku.DikuFolder;
import org.holdfast.world.diku.DikuWorld;
import org.holdfast.world.diku.DikuWorld.Shop;
import org.holdfast.world.diku.DikuWorld.Zone;
import org.holdfast.world.diku.Note;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Imports a Diku world. Options: {@code zone}, the number of the only one to take; {@code start}, the number of the room
 * where new characters begin; {@code encoding} of the files.
 */
public final class DikuImport {
    private final ContentImport content;
    private final List<Note> notes = new ArrayList<>();

    private DikuImport(ContentImport content) {
        this.content = content;
    }

    /**
     * Imports, within one turn.
     *
     * @throws IllegalArgumentException with a line for the operator
     */
    public static ContentImport.Report run(ContentImport content, WorldTurn turn, Things things) {
        if (!content.format().equals("diku")) {
            throw new IllegalArgumentException("this world imports diku, not '" + content.format() + "'");
        }
        return new DikuImport(content).run(turn, things);
    }

    private ContentImport.Report run(WorldTurn turn, Things things) {
        Map<String, byte[]> files = new TreeMap<>();
        content.files().forEach((path, bytes) -> {
            if (DikuFolder.concerns(path)) {
                files.put(path, bytes);
            }
        });
        DikuFolder folder = new DikuFolder(files, encoding(), content.progress());
        DikuWorld world = folder.read();
        notes.addAll(folder.notes());
        List<Area> areas = areas(world);
        content.progress()
                .accept("Making "
                        + areas.stream()
                                .mapToInt(area -> area.definitions().size())
                                .sum() + " things of " + areas.size() + " zones");
        AreaImport.Report made = AreaImport.update(areas, turn, things);
        List<String> warnings = new ArrayList<>();
        notes.forEach(note -> warnings.add(note.toString()));
        warnings.addAll(made.warnings());
        return new ContentImport.Report(counts(areas), warnings);
    }

    private Optional<Charset> encoding() {
        try {
            return Optional.ofNullable(content.options().get("encoding")).map(Charset::forName);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "there is no encoding '" + content.options().get("encoding") + "' here", e);
        }
    }

    private Optional<Integer> number(String option) {
        return Optional.ofNullable(content.options().get(option)).map(Integer::valueOf);
    }

    private List<Area> areas(DikuWorld world) {
        DikuKeys keys = new DikuKeys(world);
        DikuThings things = new DikuThings(keys, notes);
        Map<Integer, List<Definition>> byZone = new LinkedHashMap<>();
        world.zones().forEach(zone -> byZone.put(zone.number(), new ArrayList<>()));
        Map<Integer, Shop> shops = shops(world);
        world.mobiles()
                .forEach(mobile -> in(byZone, keys.zoneOf(DikuKeys.MOBILE, mobile.number()))
                        .add(things.mobile(mobile, Optional.ofNullable(shops.get(mobile.number())))));
        world.items()
                .forEach(item ->
                        in(byZone, keys.zoneOf(DikuKeys.ITEM, item.number())).add(things.item(item)));
        world.rooms()
                .forEach(room ->
                        in(byZone, keys.zoneOf(DikuKeys.ROOM, room.number())).addAll(things.room(room)));
        Optional<Integer> only = number("zone");
        if (only.isPresent() && !byZone.containsKey(only.get())) {
            throw new IllegalArgumentException("there is no zone " + only.get() + " in these files");
        }
        List<Area> areas = new ArrayList<>();
        byZone.forEach((number, definitions) -> {
            if (only.isEmpty() || only.get().equals(number)) {
                areas.add(area(world, keys, number, definitions));
            }
        });
        if (number("start").isPresent()
                && areas.stream().noneMatch(area -> area.start().isPresent())) {
            throw new IllegalArgumentException(
                    "there is no room " + number("start").get() + " in what is imported");
        }
        return areas;
    }

    private static List<Definition> in(Map<Integer, List<Definition>> byZone, int zone) {
        return byZone.computeIfAbsent(zone, any -> new ArrayList<>());
    }

    private Area area(DikuWorld world, DikuKeys keys, int number, List<Definition> definitions) {
        Optional<Zone> zone =
                world.zones().stream().filter(one -> one.number() == number).findFirst();
        Source source = zone.map(one -> DikuThings.source(one.place())).orElse(new Source("zon", 1));
        Map<String, Doc> attributes =
                zone.map(new DikuResets(keys, notes)::attributes).orElse(Map.of());
        Optional<Reference> start = number("start")
                .flatMap(room -> keys.find(DikuKeys.ROOM, room))
                .filter(room -> room.startsWith(DikuKeys.zone(number) + "/"))
                .map(room -> new Reference(source, room));
        String name = zone.map(one -> new DikuThings(keys, notes).plainName(one.place(), one.name()))
                .orElse("");
        return new Area(source, DikuKeys.zone(number), name, "", attributes, start, definitions);
    }

    private Map<Integer, Shop> shops(DikuWorld world) {
        Map<Integer, Shop> byKeeper = new TreeMap<>();
        for (Shop shop : world.shops()) {
            boolean known = world.mobiles().stream().anyMatch(mobile -> mobile.number() == shop.keeper());
            if (!known) {
                notes.add(shop.place().note("there is no mobile #" + shop.keeper() + " to keep this shop"));
            } else if (byKeeper.putIfAbsent(shop.keeper(), shop) != null) {
                notes.add(shop.place().note("the mobile #" + shop.keeper() + " keeps a shop already"));
            }
            if (shop.hours().stream().anyMatch(hour -> hour != 0)) {
                notes.add(shop.place().note("the hours of a shop are not imported: it is always open"));
            }
        }
        return byKeeper;
    }

    private static List<Count> counts(List<Area> areas) {
        long rooms = count(areas, Kind.ROOM);
        long mobiles = count(areas, Kind.CHARACTER);
        long resets = areas.stream()
                .mapToLong(area -> area.attributes().get("resets") instanceof Doc.Arr steps
                        ? steps.items().size()
                        : 0)
                .sum();
        long shops = areas.stream()
                .flatMap(area -> area.definitions().stream())
                .filter(definition -> definition.attributes().containsKey("shop"))
                .count();
        return List.of(
                new Count("rooms", rooms),
                new Count("exits", count(areas, Kind.EXIT)),
                new Count("mobiles", mobiles),
                new Count("objects", count(areas, Kind.ITEM)),
                new Count("zones", areas.size()),
                new Count("resets", resets),
                new Count("shops", shops));
    }

    private static long count(List<Area> areas, Kind kind) {
        return areas.stream()
                .flatMap(area -> area.definitions().stream())
                .filter(definition -> definition.kind() == kind)
                .count();
    }
}
