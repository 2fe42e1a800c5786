package org.holdfast.world.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.words.Nearest;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a YAML file that knows where it stands. Reads what was asked for or throws an {@link AreaException};
 * guesses nothing: by the JSON schema of YAML 1.2, {@code yes} is a text and {@code 12} is none.
 */
final class YamlValue {
    private final String file;
    private final Node node;

    private YamlValue(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The one document of a file. */
    static YamlValue parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder().setLabel(file).build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .map(node -> new YamlValue(file, node))
                    .orElseThrow(() -> new AreaException(new Source(file, 1), "the file is empty"));
        } catch (MarkedYamlEngineException e) {
            throw new AreaException(new Source(file, line(e.getProblemMark())), "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new AreaException(new Source(file, 1), "this is not YAML: " + e.getMessage());
        }
    }

    Source source() {
        return new Source(file, line(node.getStartMark()));
    }

    AreaException wrong(String problem) {
        return new AreaException(source(), problem);
    }

    /** The members of a mapping in the order of the file. A key that stands there twice is an error. */
    Map<String, YamlValue> members() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("there should be a mapping here, KEY: VALUE");
        }
        Map<String, YamlValue> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlValue key = new YamlValue(file, tuple.getKeyNode());
            if (members.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
                throw key.wrong("the key '" + key.text() + "' is here twice");
            }
        }
        return members;
    }

    /** The members of a mapping that may have no others than these. */
    Map<String, YamlValue> members(List<String> known) {
        Map<String, YamlValue> members = members();
        members.forEach((key, value) -> {
            if (!known.contains(key)) {
                String meant = Nearest.among(known, key, 1).stream()
                        .findFirst()
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("");
                throw value.wrong(
                        "the key '" + key + "' means nothing here; known are " + String.join(", ", known) + meant);
            }
        });
        return members;
    }

    List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("there should be a list here, [A, B]");
        }
        return sequence.getValue().stream()
                .map(item -> new YamlValue(file, item))
                .toList();
    }

    boolean isText() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.STR);
    }

    /** A text that is not blank, without blanks around it. */
    String text() {
        if (!(node instanceof ScalarNode scalar) || !isText()) {
            throw wrong("there should be a text here; put it in quotes if it looks like something else");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw wrong("this text is empty");
        }
        return text;
    }

    boolean isNull() {
        return node.getTag().equals(Tag.NULL);
    }

    /** A text that is not blank, as it stands there but for blanks and empty lines at its end. */
    String lines() {
        String stripped = text();
        String written = ((ScalarNode) node).getValue();
        return written.substring(0, written.indexOf(stripped) + stripped.length());
    }

    /** Anything, as a document. */
    Doc doc() {
        return doc(0);
    }

    private Doc doc(int depth) {
        if (depth >= Doc.MAX_DEPTH) {
            throw wrong("this is nested deeper than " + Doc.MAX_DEPTH + " levels");
        }
        if (node instanceof MappingNode) {
            Doc.Builder object = Doc.object();
            members().forEach((key, value) -> object.put(key, value.doc(depth + 1)));
            return object.build();
        }
        if (node instanceof SequenceNode) {
            List<Doc> items = new ArrayList<>();
            items().forEach(item -> items.add(item.doc(depth + 1)));
            return new Doc.Arr(items);
        }
        if (node instanceof ScalarNode scalar && !isText()) {
            try {
                return Doc.parse(scalar.getValue());
            } catch (IllegalArgumentException e) {
                throw wrong("this is neither a text nor a value of JSON");
            }
        }
        return new Doc.Str(((ScalarNode) node).getValue());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(known -> known.getLine() + 1).orElse(1);
    }
}
