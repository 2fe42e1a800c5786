package org.holdfast.world.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.lock.AttributeRules;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;

/** Reads one area file; the package tells its form. */
final class AreaReader {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Map<String, Kind> PROTOTYPES =
            Map.of("room", Kind.ROOM, "character", Kind.CHARACTER, "item", Kind.ITEM);

    private final List<Definition> definitions = new ArrayList<>();

    private AreaReader() {}

    /**
     * Reads a file.
     *
     * @param file its name, for errors
     * @throws AreaException naming the file and the line
     */
    static Area read(String file, String text) {
        return new AreaReader().read(YamlValue.parse(file, text));
    }

    private Area read(YamlValue file) {
        Map<String, YamlValue> members = file.members(List.of(
                "zone", "name", "description", "attributes", "start", "prototypes", "rooms", "characters", "items"));
        YamlValue zone = required(file, members, "zone");
        each(members, "prototypes", this::prototype);
        each(members, "rooms", this::room);
        each(members, "characters", (key, value) -> inhabitant(Kind.CHARACTER, key, value));
        each(members, "items", (key, value) -> inhabitant(Kind.ITEM, key, value));
        Optional<Reference> start = Optional.ofNullable(members.get("start")).map(AreaReader::reference);
        return new Area(
                zone.source(),
                key(zone.text(), zone),
                name(members),
                description(members, "description"),
                attributes(members),
                start,
                definitions);
    }

    @FunctionalInterface
    private interface Each {
        void read(String key, YamlValue value);
    }

    private static void each(Map<String, YamlValue> members, String name, Each each) {
        YamlValue group = members.get(name);
        if (group != null) {
            group.members().forEach((key, value) -> each.read(key(key, value), value));
        }
    }

    private void prototype(String key, YamlValue prototype) {
        Map<String, YamlValue> members =
                prototype.members(List.of("kind", "name", "parent", "aliases", "description", "inside", "attributes"));
        YamlValue kind = required(prototype, members, "kind");
        Kind made = PROTOTYPES.get(kind.text());
        if (made == null) {
            throw kind.wrong("the kind of a prototype is room, character or item");
        }
        add(prototype, made, key, name(members), true, members, Optional.empty(), Optional.empty());
    }

    private void room(String key, YamlValue room) {
        Map<String, YamlValue> members =
                room.members(List.of("name", "parent", "aliases", "description", "inside", "attributes", "exits"));
        String name = named(room, members);
        add(room, Kind.ROOM, key, name, false, members, Optional.empty(), Optional.empty());
        YamlValue exits = members.get("exits");
        if (exits != null) {
            exits.members().forEach((exitKey, exit) -> exit(key, exitKey, exit));
        }
    }

    private void exit(String room, String key, YamlValue exit) {
        Reference from = new Reference(exit.source(), room);
        Map<String, YamlValue> members = exit.isText() || exit.isNull()
                ? Map.of("to", exit)
                : exit.members(List.of("to", "name", "parent", "aliases", "description", "attributes"));
        String name = members.containsKey("name") ? name(members) : key;
        String fullName = Direction.find(name).map(Direction::word).orElse(name);
        if (!fullName.equals(name)) {
            throw exit.wrong("the exit '" + name + "' is to be written '" + fullName + "'");
        }
        Optional<Reference> to = Optional.of(required(exit, members, "to"))
                .filter(written -> !written.isNull())
                .map(AreaReader::reference);
        add(exit, Kind.EXIT, room + "/" + key, name, false, members, Optional.of(from), to);
    }

    private void inhabitant(Kind kind, String key, YamlValue thing) {
        Map<String, YamlValue> members =
                thing.members(List.of("name", "parent", "aliases", "description", "inside", "attributes", "in"));
        Reference in = reference(required(thing, members, "in"));
        add(thing, kind, key, named(thing, members), false, members, Optional.of(in), Optional.empty());
    }

    /** What has no parent needs a name. */
    private static String named(YamlValue thing, Map<String, YamlValue> members) {
        if (!members.containsKey("parent")) {
            required(thing, members, "name");
        }
        return name(members);
    }

    private static String name(Map<String, YamlValue> members) {
        YamlValue written = members.get("name");
        return written == null ? "" : written.text();
    }

    private void add(
            YamlValue thing,
            Kind kind,
            String key,
            String name,
            boolean prototype,
            Map<String, YamlValue> members,
            Optional<Reference> in,
            Optional<Reference> to) {
        YamlValue source = members.getOrDefault("name", thing);
        if (!name.isEmpty()) {
            Names.refuse(name).ifPresent(why -> {
                throw source.wrong("a name " + why);
            });
        }
        definitions.add(new Definition(
                source.source(),
                kind,
                key,
                name,
                aliases(members),
                description(members, "description"),
                description(members, "inside"),
                prototype,
                Optional.ofNullable(members.get("parent")).map(AreaReader::reference),
                in,
                to,
                attributes(members)));
    }

    private static List<String> aliases(Map<String, YamlValue> members) {
        YamlValue aliases = members.get("aliases");
        return aliases == null
                ? List.of()
                : aliases.items().stream().map(YamlValue::text).toList();
    }

    private static String description(Map<String, YamlValue> members, String member) {
        YamlValue description = members.get(member);
        return description == null ? "" : description.lines();
    }

    private static Map<String, Doc> attributes(Map<String, YamlValue> members) {
        Map<String, Doc> attributes = new LinkedHashMap<>();
        YamlValue written = members.get("attributes");
        if (written != null) {
            written.members().forEach((name, value) -> {
                Doc doc = value.doc();
                AttributeRules.refuse(name, doc).ifPresent(why -> {
                    throw value.wrong(why);
                });
                attributes.put(name, doc);
            });
        }
        return attributes;
    }

    private static Reference reference(YamlValue value) {
        return new Reference(value.source(), value.text());
    }

    private static String key(String key, YamlValue value) {
        if (!KEY.matcher(key).matches()) {
            throw value.wrong("'" + key + "' is no key: a lower-case letter, then letters, digits and hyphens");
        }
        return key;
    }

    private static YamlValue required(YamlValue owner, Map<String, YamlValue> members, String name) {
        YamlValue value = members.get(name);
        if (value == null) {
            throw owner.wrong("'" + name + "' is missing");
        }
        return value;
    }
}
