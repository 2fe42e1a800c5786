package org.holdfast.world;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Zones fill again: each kind of step, limits, doors, pieces, and all of it through reloads. */
class ZoneResetTest {
    private static final String ZONE = """
            {"kind":"zone","name":"The Keep","zone":"keep","attributes":{%s}}""";

    /** Rooms #1 and #2, prototypes #10 to #13, the zone #20. */
    private static List<StoredRecord> keep(String attributes) {
        return List.of(
                record("world", "globals", "{\"next\":100,\"start\":1}"),
                thing(1, "{\"kind\":\"room\",\"name\":\"The Hall\",\"zone\":\"keep\",\"origin\":\"keep/hall\"}"),
                thing(2, "{\"kind\":\"room\",\"name\":\"The Store\",\"zone\":\"keep\"}"),
                thing(
                        3,
                        "{\"kind\":\"exit\",\"name\":\"east\",\"location\":1,\"destination\":2,"
                                + "\"attributes\":{\"door\":{\"key\":\"keep/key\",\"closed\":false}}}"),
                thing(
                        10,
                        "{\"kind\":\"character\",\"name\":\"a guard\",\"zone\":\"keep\",\"prototype\":true,"
                                + "\"origin\":\"keep/guard\",\"attributes\":{\"max_hp\":\"2d4+10\"}}"),
                thing(
                        11,
                        "{\"kind\":\"item\",\"name\":\"a sword\",\"zone\":\"keep\",\"prototype\":true,"
                                + "\"attributes\":{\"wield\":\"2d6\"}}"),
                thing(
                        12,
                        "{\"kind\":\"item\",\"name\":\"a chest\",\"zone\":\"keep\",\"prototype\":true,"
                                + "\"attributes\":{\"container\":{}}}"),
                thing(13, "{\"kind\":\"item\",\"name\":\"a coin\",\"zone\":\"keep\",\"prototype\":true}"),
                thing(20, ZONE.formatted(attributes)));
    }

    private static final String STEPS = """
            "resets":[
            {"do":"mobile","what":"keep/guard","in":"keep/hall","max":2},
            {"do":"equip","what":"#11","slot":"wield","max":5,"if":true},
            {"do":"give","what":13,"max":-1,"if":true},
            {"do":"object","what":12,"in":2,"max":3},
            {"do":"put","what":13,"in":12,"max":-1,"if":true},
            {"do":"door","in":1,"exit":"east","state":"locked"},
            {"do":"mobile","what":"keep/nobody","in":1},
            {"do":"give","what":11,"max":-1,"if":true},
            {"do":"dance"}]""".replace("\n", "");

    private static StoredRecord thing(long id, String json) {
        return record("thing", "#" + id, json);
    }

    private static StoredRecord record(String namespace, String id, String json) {
        return new StoredRecord(new RecordKey(namespace, id), 1, (Doc.Obj) Doc.parse(json));
    }

    private static TestHost start(String attributes) {
        return start(keep(attributes).stream().map(record -> newest(record)).toList(), any -> any);
    }

    /** Parents and prototypes came with the second version. */
    private static StoredRecord newest(StoredRecord record) {
        return record.key().namespace().equals("thing") ? new StoredRecord(record.key(), 2, record.doc()) : record;
    }

    private static TestHost start(List<StoredRecord> records, UnaryOperator<List<StoredRecord>> change) {
        TestHost host = new TestHost(TestContent.EMPTY, change.apply(records));
        host.pass(Duration.ofDays(20_000));
        host.open(TestHost.session("Nova", Permissions.BUILD));
        return host;
    }

    private static long count(TestHost host, int prototype) {
        return host.records().stream()
                .filter(record -> record.doc().integer("parent", 0) == prototype)
                .count();
    }

    private static List<String> look(TestHost host, String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void eachStepDoesWhatItsDikuCommandDoes() {
        TestHost host = start(STEPS);
        host.live(Duration.ofSeconds(5));
        assertThat(look(host, "look")).contains("A guard is here.");
        assertThat(look(host, "look guard").toString()).contains("a sword").contains("a coin");
        assertThat(look(host, "@examine guard"))
                .anyMatch(line -> line.matches("max_hp: 1[2-8]"))
                .noneMatch(line -> line.startsWith("max_hp: \""));
        assertThat(host.records())
                .anyMatch(record -> record.doc().integer("parent", 0) == 11
                        && record.doc().object("attributes").string("worn", "").equals("wield"))
                .anyMatch(record -> record.key().id().equals("#3")
                        && record.doc()
                                .object("attributes")
                                .toJson()
                                .contains("{\"key\":\"keep/key\",\"closed\":true,\"locked\":true}"));
        assertThat(count(host, 13)).as("one for the guard, one in the chest").isEqualTo(2);
        assertThat(look(host, "@tel #2").toString()).contains("a chest");
    }

    @Test
    void nothingIsMadeBeyondItsMaximum() {
        TestHost host = start(STEPS);
        host.live(Duration.ofHours(2));
        assertThat(count(host, 10)).isEqualTo(2);
        assertThat(count(host, 11)).isEqualTo(2);
        assertThat(count(host, 12)).as("one lies there").isEqualTo(1);
        assertThat(count(host, 13)).isEqualTo(3);
    }

    @Test
    void whatWasKilledComesBackWithTheNextReset() {
        TestHost host = start("\"reset_minutes\":2,\"resets\":[{\"do\":\"mobile\",\"what\":10,\"in\":1}]");
        host.live(Duration.ofSeconds(1));
        look(host, "@set me=damage:\"9d9+90\"");
        look(host, "@set me=level:40");
        look(host, "kill guard");
        host.live(Duration.ofSeconds(20));
        assertThat(count(host, 10)).isZero();
        host.live(Duration.ofMinutes(3));
        assertThat(count(host, 10)).isEqualTo(1);
    }

    @Test
    void aZoneThatIsResetWhenEmptyWaitsForPlayersToLeave() {
        TestHost host = start("\"reset_mode\":\"empty\",\"resets\":[{\"do\":\"mobile\",\"what\":10,\"in\":1}]");
        host.live(Duration.ofMinutes(5));
        assertThat(count(host, 10)).isZero();
        host.close("Nova");
        host.live(Duration.ofMinutes(2));
        assertThat(count(host, 10)).isEqualTo(1);
    }

    @Test
    void aZoneThatIsNeverResetIsNot() {
        TestHost host = start("\"reset_mode\":\"never\",\"resets\":[{\"do\":\"mobile\",\"what\":10,\"in\":1}]");
        host.live(Duration.ofHours(1));
        assertThat(count(host, 10)).isZero();
    }

    @Test
    void aLongResetIsDoneInPiecesAndOnceThroughReloads() {
        StringBuilder steps = new StringBuilder("\"resets\":[");
        for (int i = 0; i < 300; i++) {
            steps.append("{\"do\":\"mobile\",\"what\":10,\"in\":1,\"max\":300},"
                    + "{\"do\":\"give\",\"what\":13,\"max\":-1,\"if\":true},");
        }
        String attributes = steps.append("{\"do\":\"door\",\"in\":1,\"exit\":\"east\",\"state\":\"open\"}]")
                .toString();
        TestHost host = start(attributes);
        Random random = new Random(1);
        List<Integer> sizes = new ArrayList<>();
        while (count(host, 10) < 300) {
            host.reload(random);
            sizes.add(host.wake().orElseThrow().changed().size());
        }
        assertThat(sizes).hasSizeBetween(20, 40).allMatch(size -> size < 50);
        host.live(Duration.ofMinutes(1));
        assertThat(count(host, 13)).as("a coin each").isEqualTo(300);
    }

    @Test
    void aZoneThatIsResetOnceIsFilledOnceAndAgainWhenABuilderAsks() {
        TestHost host =
                start("\"reset_mode\":\"once\",\"resets\":[{\"do\":\"object\",\"what\":13,\"in\":1,\"max\":9}]");
        host.live(Duration.ofSeconds(1));
        assertThat(count(host, 13)).isEqualTo(1);
        look(host, "get coin");
        host.reload(new Random(3));
        host.live(Duration.ofDays(3));
        assertThat(count(host, 13)).isEqualTo(1);
        assertThat(look(host, "@zone reset")).startsWith("The Keep is reset.");
        host.live(Duration.ofSeconds(1));
        assertThat(count(host, 13)).isEqualTo(2);
        assertThat(look(host, "@zone")).contains("Resets: 1 step, once, and when it is asked for");
        assertThat(look(host, "@undo")).startsWith("There is nothing to undo.");
    }

    @Test
    void whatIsWrongWithResetsIsToldToBuildersOnce() {
        TestHost host = start(STEPS);
        host.open(TestHost.session("Orm"));
        List<String> told = new ArrayList<>();
        host.live(Duration.ofHours(1), output -> {
            told.addAll(output.seenBy("Nova").stream()
                    .filter(line -> line.startsWith("The resets"))
                    .toList());
            assertThat(output.seenBy("Orm")).noneMatch(line -> line.startsWith("The resets"));
        });
        assertThat(told)
                .containsExactly("The resets of the zone keep: step 7: there is no thing \"keep/nobody\". And 1 more."
                        + " @zone resets keep tells of them.");
        assertThat(look(host, "@zone"))
                .contains("Resets: 9 steps, every 15 minutes; 2 of them make no sense, @zone resets tells");
        assertThat(look(host, "@zone resets"))
                .contains("9: {\"do\":\"dance\"}", "step 7: there is no thing \"keep/nobody\"")
                .anyMatch(line -> line.startsWith("step 9: there is no step 'dance'"));
    }

    @Test
    void aResetSetsBothSidesOfADoor() {
        List<StoredRecord> records =
                new ArrayList<>(keep("\"resets\":[{\"do\":\"door\",\"in\":1,\"exit\":\"east\",\"state\":\"locked\"}]"));
        records.add(thing(
                4,
                "{\"kind\":\"exit\",\"name\":\"west\",\"location\":2,\"destination\":1,"
                        + "\"attributes\":{\"door\":{\"key\":\"keep/key\",\"closed\":false}}}"));
        TestHost host = start(records.stream().map(record -> newest(record)).toList(), any -> any);
        host.live(Duration.ofSeconds(1));
        assertThat(look(host, "look")).contains("Exits: east (closed)");
        look(host, "@teleport #2");
        assertThat(look(host, "open west")).startsWith("The door west is locked.");
    }
}
