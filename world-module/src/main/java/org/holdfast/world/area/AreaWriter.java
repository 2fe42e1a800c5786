package org.holdfast.world.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes an area as the file that {@link AreaReader} reads: sorted by keys, so that the same area is the same bytes and a
 * change of one thing is a change of its lines alone.
 */
final class AreaWriter {
    private static final int WIDTH = 118;

    /** What takes no more than this, as JSON, stands on one line. */
    private static final int SHORT = 90;

    private AreaWriter() {}

    static String write(Area area) {
        Members file = new Members();
        file.put("zone", plain(area.zone()));
        file.text("name", area.name().equals(area.zone()) ? "" : area.name());
        file.text("description", area.description());
        area.start().ifPresent(start -> file.put("start", plain(start.text())));
        file.attributes(area.attributes());
        Map<String, Map<String, Node>> exits = new TreeMap<>();
        Map<String, Definition> rest = new TreeMap<>();
        for (Definition definition : area.definitions()) {
            if (definition.kind() == Kind.EXIT) {
                int slash = definition.key().indexOf('/');
                exits.computeIfAbsent(
                                definition.key().substring(0, slash), room -> new TreeMap<>(AreaWriter::byDirection))
                        .put(definition.key().substring(slash + 1), exit(definition));
            } else {
                rest.put(definition.key(), definition);
            }
        }
        file.group("prototypes", select(rest, exits, Definition::prototype));
        file.group("rooms", select(rest, exits, one -> !one.prototype() && one.kind() == Kind.ROOM));
        file.group("characters", select(rest, exits, one -> !one.prototype() && one.kind() == Kind.CHARACTER));
        file.group("items", select(rest, exits, one -> !one.prototype() && one.kind() == Kind.ITEM));
        DumpSettings settings = DumpSettings.builder()
                .setWidth(WIDTH)
                .setIndent(2)
                .setSplitLines(true)
                .build();
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(file.node()).iterator());
    }

    private interface Choice {
        boolean includes(Definition definition);
    }

    private static Map<String, Node> select(
            Map<String, Definition> all, Map<String, Map<String, Node>> exits, Choice choice) {
        Map<String, Node> group = new TreeMap<>();
        all.forEach((key, definition) -> {
            if (choice.includes(definition)) {
                group.put(key, thing(definition, exits.getOrDefault(key, Map.of())));
            }
        });
        return group;
    }

    private static Node thing(Definition definition, Map<String, Node> exits) {
        Members thing = new Members();
        if (definition.prototype()) {
            thing.put("kind", plain(definition.kind().word()));
        }
        thing.text("name", definition.name());
        definition.parent().ifPresent(parent -> thing.put("parent", plain(parent.text())));
        thing.aliases(definition.aliases());
        definition.in().ifPresent(in -> thing.put("in", plain(in.text())));
        thing.text("description", definition.description());
        thing.text("inside", definition.inside());
        thing.attributes(definition.attributes());
        thing.group("exits", exits);
        return thing.node();
    }

    private static Node exit(Definition definition) {
        String key = definition.key().substring(definition.key().indexOf('/') + 1);
        Members exit = new Members();
        Node to = definition.to().map(Reference::text).map(AreaWriter::plain).orElseGet(() -> doc(Doc.Null.NULL));
        exit.put("to", to);
        exit.text("name", definition.name().equals(key) ? "" : definition.name());
        definition.parent().ifPresent(parent -> exit.put("parent", plain(parent.text())));
        exit.aliases(definition.aliases());
        exit.text("description", definition.description());
        exit.attributes(definition.attributes());
        return exit.tuples.size() == 1 ? to : exit.node();
    }

    /** North before east, and directions before all else. */
    private static int byDirection(String one, String other) {
        int ofOne = Direction.find(one).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
        int ofOther = Direction.find(other).map(Enum::ordinal).orElse(Integer.MAX_VALUE);
        return ofOne == ofOther ? one.compareTo(other) : Integer.compare(ofOne, ofOther);
    }

    /** The members of a mapping, in order; what is empty is left out. */
    private static final class Members {
        private final List<NodeTuple> tuples = new ArrayList<>();

        void put(String name, Node value) {
            tuples.add(new NodeTuple(plain(name), value));
        }

        void text(String name, String text) {
            if (!text.isBlank()) {
                put(name, string(text.stripTrailing()));
            }
        }

        void aliases(List<String> aliases) {
            if (!aliases.isEmpty()) {
                put("aliases", sequence(aliases.stream().map(AreaWriter::string).toList(), FlowStyle.FLOW));
            }
        }

        void attributes(Map<String, Doc> attributes) {
            Map<String, Node> group = new TreeMap<>();
            attributes.forEach((name, value) -> group.put(name, doc(value)));
            group("attributes", group);
        }

        void group(String name, Map<String, Node> group) {
            if (!group.isEmpty()) {
                Members members = new Members();
                group.forEach(members::put);
                put(name, members.node());
            }
        }

        Node node() {
            return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
        }
    }

    private static Node sequence(List<Node> items, FlowStyle style) {
        return new SequenceNode(Tag.SEQ, items, style);
    }

    private static Node plain(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
    }

    /** Several lines are written as such, a long one folded; the emitter quotes what cannot be. */
    private static Node string(String text) {
        ScalarStyle style = text.indexOf('\n') >= 0
                ? ScalarStyle.LITERAL
                : text.length() > SHORT ? ScalarStyle.FOLDED : ScalarStyle.PLAIN;
        return new ScalarNode(Tag.STR, text, style);
    }

    private static Node doc(Doc doc) {
        boolean isShort = isShort(doc);
        FlowStyle style = isShort ? FlowStyle.FLOW : FlowStyle.BLOCK;
        if (doc instanceof Doc.Obj object) {
            List<NodeTuple> tuples = new ArrayList<>();
            object.members().forEach((name, value) -> tuples.add(new NodeTuple(plain(name), doc(value))));
            return new MappingNode(Tag.MAP, tuples, style);
        }
        if (doc instanceof Doc.Arr array) {
            return sequence(array.items().stream().map(AreaWriter::doc).toList(), style);
        }
        if (doc instanceof Doc.Str text) {
            return isShort ? new ScalarNode(Tag.STR, text.value(), ScalarStyle.PLAIN) : string(text.value());
        }
        return new ScalarNode(tag(doc), doc.toJson(), ScalarStyle.PLAIN);
    }

    private static boolean isShort(Doc doc) {
        String json = doc.toJson();
        return json.length() <= SHORT && !json.contains("\\n");
    }

    private static Tag tag(Doc doc) {
        if (doc instanceof Doc.Bool) {
            return Tag.BOOL;
        }
        if (doc instanceof Doc.Int) {
            return Tag.INT;
        }
        return doc instanceof Doc.Real ? Tag.FLOAT : Tag.NULL;
    }
}
