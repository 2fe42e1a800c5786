package org.holdfast.world.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.api.AuthoredContent;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.SilentTurn;
import org.holdfast.world.TestContent;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AreaImportTest {
    /** Records, as they are put. */
    private static final class RecordingTurn extends SilentTurn {
        private final Map<RecordKey, StoredRecord> records = new TreeMap<>();

        @Override
        public void put(StoredRecord record) {
            records.put(record.key(), record);
        }

        @Override
        public void delete(RecordKey key) {
            throw new AssertionError("an import deletes nothing");
        }

        @Override
        public void send(FromModule message) {
            throw new AssertionError("an import tells nobody");
        }
    }

    private static Map<RecordKey, StoredRecord> load(AuthoredContent content) {
        RecordingTurn turn = new RecordingTurn();
        Things things = new Things();
        WorldTurn worldTurn = new WorldTurn(turn, things);
        AreaImport.makeAll(AreaFiles.readAll(content), worldTurn, things);
        worldTurn.save();
        return turn.records;
    }

    private static Doc.Obj thing(Map<RecordKey, StoredRecord> records, int number) {
        StoredRecord record = records.get(new RecordKey("thing", "#" + number));
        assertThat(record).isNotNull();
        return record.doc();
    }

    @Test
    void aFileBecomesThingsInItsOrder() {
        var records = load(
                new TestContent(Map.of("areas/a.yaml", """
                zone: a
                start: hall
                rooms:
                  hall:
                    name: The Hall
                    aliases: [lobby]
                    description: |-
                      Wide.
                        And high.
                    attributes: {glow: 0.5, tags: [old, "1", 1, true, null], deep: {er: {}}}
                    exits:
                      trapdoor:
                        to: b/cellar
                        aliases: [hatch]
                        description: Square.
                        attributes: {heavy: true}
                      west: hall
                characters:
                  cook: {name: the cook, in: hall}
                items:
                  box: {name: a box, in: cook}
                  pin: {name: a pin, in: box}
                """, "areas/b.yaml", """
                zone: b
                rooms:
                  cellar: {name: The Cellar}
                """, "areas/notes.txt", "not an area")));

        assertThat(thing(records, 1))
                .hasToString("{\"kind\":\"room\",\"name\":\"The Hall\",\"aliases\":[\"lobby\"],"
                        + "\"description\":\"Wide.\\n  And high.\",\"zone\":\"a\",\"origin\":\"a/hall\",\"attributes\":"
                        + "{\"deep\":{\"er\":{}},\"glow\":0.5,\"tags\":[\"old\",\"1\",1,true,null]}}");
        assertThat(thing(records, 2))
                .hasToString("{\"kind\":\"exit\",\"name\":\"trapdoor\",\"aliases\":[\"hatch\"],"
                        + "\"description\":\"Square.\",\"location\":1,\"destination\":7,\"zone\":\"a\","
                        + "\"origin\":\"a/hall/trapdoor\",\"attributes\":{\"heavy\":true}}");
        assertThat(thing(records, 3).integer("destination")).isEqualTo(1);
        assertThat(thing(records, 5).integer("location")).isEqualTo(4);
        assertThat(thing(records, 6).integer("location")).isEqualTo(5);
        assertThat(thing(records, 7).string("zone")).isEqualTo("b");
        assertThat(thing(records, 9)).hasToString("{\"kind\":\"zone\",\"name\":\"b\",\"zone\":\"b\"}");
        assertThat(records.get(new RecordKey("world", "globals")))
                .isEqualTo(new StoredRecord(
                        new RecordKey("world", "globals"),
                        1,
                        Doc.object().put("next", 10).put("start", 1).build()));
    }

    @Test
    void withoutFilesThereIsOneRoom() {
        var records = load(new TestContent(Map.of()));
        assertThat(records).hasSize(2);
        assertThat(thing(records, 1).string("name")).isEqualTo("An Empty Room");
    }

    static Stream<Arguments> mistakes() {
        String room = "zone: a\nstart: x\nrooms:\n  x:\n    name: X\n";
        return Stream.of(
                Arguments.of("", "a.yaml:1: the file is empty"),
                Arguments.of("- a\n", "a.yaml:1: there should be a mapping here, KEY: VALUE"),
                Arguments.of("zone: a\n\tb: c\n", "a.yaml:2: this is not YAML: "),
                Arguments.of("zone: a\nx: [\n", "a.yaml:3: this is not YAML: "),
                Arguments.of("zone: a\n---\nzone: b\n", "a.yaml:2: this is not YAML: "),
                Arguments.of("start: x\n", "a.yaml:1: 'zone' is missing"),
                Arguments.of("zone: A b\n", "a.yaml:1: 'A b' is no key: "),
                Arguments.of("zone: 12\n", "a.yaml:1: there should be a text here; put it in quotes"),
                Arguments.of("zone: a\nroom: {}\n", "a.yaml:2: the key 'room' means nothing here; known are zone, "),
                Arguments.of("zone: a\nzone: b\n", "a.yaml:2: the key 'zone' is here twice"),
                Arguments.of("zone: a\n", "a.yaml:1: no area file says where new characters begin"),
                Arguments.of("zone: a\nstart: y\n", "a.yaml:2: there is no 'y' in the zone 'a'"),
                Arguments.of("zone: a\nrooms:\n  X: {name: x}\n", "a.yaml:3: 'X' is no key: "),
                Arguments.of("zone: a\nrooms:\n  x:\n    names: x\n", "a.yaml:4: the key 'names' means nothing here"),
                Arguments.of("zone: a\nrooms:\n  x:\n    aliases: []\n", "a.yaml:4: 'name' is missing"),
                Arguments.of("zone: a\nrooms:\n  x:\n    name: ''\n", "a.yaml:4: this text is empty"),
                Arguments.of("zone: a\nrooms:\n  x:\n    name: '#1'\n", "a.yaml:4: a name does not start with #"),
                Arguments.of("zone: a\nrooms:\n  x:\n    name: \"a\\u202eb\"\n", "a.yaml:4: a name has no control"),
                Arguments.of(room + "    description: 5\n", "a.yaml:6: there should be a text here"),
                Arguments.of(room + "    aliases: y\n", "a.yaml:6: there should be a list here, [A, B]"),
                Arguments.of(room + "    exits: [n]\n", "a.yaml:6: there should be a mapping here"),
                Arguments.of(room + "    exits:\n      north: y\n", "a.yaml:7: there is no 'y' in the zone 'a'"),
                Arguments.of(room + "    exits:\n      n: x\n", "a.yaml:7: the exit 'n' is to be written 'north'"),
                Arguments.of(room + "    exits:\n      up: {}\n", "a.yaml:7: 'to' is missing"),
                Arguments.of(room + "    attributes: {a: .inf}\n", "a.yaml:6: this is neither a text nor a value"),
                Arguments.of(room + "    attributes: &a {b: *a}\n", "a.yaml:6: this is nested deeper than 64 levels"),
                Arguments.of(
                        room + "items:\n  x: {name: y, in: x}\n", "a.yaml:7: there are two things with the key 'x'"),
                Arguments.of(room + "items:\n  y: {name: y}\n", "a.yaml:7: 'in' is missing"),
                Arguments.of(
                        room + "items:\n  i: {name: i, in: x}\ncharacters:\n  c: {name: c, in: i}\n",
                        "a.yaml:9: a thing of this kind cannot be in 'i'"),
                Arguments.of(
                        room + "    exits:\n      north: i\nitems:\n  i: {name: i, in: x}\n",
                        "a.yaml:7: 'i' is no room"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsNamedWithItsLine(String text, String message) {
        assertThatExceptionOfType(AreaException.class)
                .isThrownBy(() -> load(new TestContent(Map.of("areas/a.yaml", text))))
                .withMessageStartingWith("areas/" + message);
    }

    @Test
    void filesThatDisagreeAreNamed() {
        String area = "zone: a\nstart: x\nrooms:\n  x: {name: X}\n";
        assertThatThrownBy(() -> load(new TestContent(Map.of("areas/a.yaml", area, "areas/b.yaml", area))))
                .hasMessage("areas/b.yaml:1: the zone 'a' is in areas/a.yaml:1 already");
        assertThatThrownBy(() -> load(new TestContent(
                        Map.of("areas/a.yaml", area, "areas/b.yaml", area.replace("zone: a", "zone: b")))))
                .hasMessage("areas/b.yaml:2: there is a start in the zone 'a' already");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        AuthoredContent broken = new AuthoredContent() {
            @Override
            public List<String> list(String folder) {
                return List.of("areas/a.yaml");
            }

            @Override
            public String read(String path) throws IOException {
                throw new IOException("it is no UTF-8");
            }
        };
        assertThatThrownBy(() -> load(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read the areas under areas/a.yaml: it is no UTF-8");
    }
}
