package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.thing.Things;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Zones that are all due at once hold nobody up, and are not due at once again. */
class ManyZonesTest {
    private static final int ZONES = 100;
    private static final int FIRST_ZONE = 100;
    private static final int GUARD = 10;

    private TestHost host;

    @BeforeEach
    void start() {
        List<StoredRecord> records = new ArrayList<>();
        records.add(record("world", "globals", 1, "{\"next\":1000,\"start\":1}"));
        records.add(thing(1, "{\"kind\":\"room\",\"name\":\"The Pit\"}"));
        records.add(thing(2, "{\"kind\":\"room\",\"name\":\"The Hall\"}"));
        records.add(thing(
                3,
                "{\"kind\":\"character\",\"name\":\"an ogre\",\"location\":1,"
                        + "\"attributes\":{\"max_hp\":300,\"damage\":\"1d1\"}}"));
        records.add(thing(GUARD, "{\"kind\":\"character\",\"name\":\"a guard\",\"prototype\":true}"));
        for (int i = 0; i < ZONES; i++) {
            records.add(thing(
                    FIRST_ZONE + i,
                    "{\"kind\":\"zone\",\"name\":\"z\",\"zone\":\"z" + i + "\",\"attributes\":{\"resets\":"
                            + "[{\"do\":\"mobile\",\"what\":10,\"in\":2,\"max\":1000}]}}"));
        }
        host = new TestHost(TestContent.EMPTY, records);
        host.pass(Duration.ofDays(20_000));
        host.open(TestHost.session("Nova", Permissions.BUILD));
    }

    private static StoredRecord thing(long id, String json) {
        return record("thing", "#" + id, Things.documentVersion(), json);
    }

    private static StoredRecord record(String namespace, String id, int version, String json) {
        return new StoredRecord(new RecordKey(namespace, id), version, (Doc.Obj) Doc.parse(json));
    }

    private long guards() {
        return host.records().stream()
                .filter(record -> record.doc().integer("parent", 0) == GUARD)
                .count();
    }

    /** When each zone is due, by its key. */
    private Map<String, Instant> dues() {
        Map<String, Instant> dues = new TreeMap<>();
        for (StoredRecord record : host.records()) {
            record.doc().object("attributes").find("due").ifPresent(due -> {
                if (record.doc().string("kind").equals("zone")) {
                    dues.put(record.doc().string("zone"), Instant.ofEpochMilli(((Doc.Obj) due).integer("reset", -1)));
                }
            });
        }
        return dues;
    }

    @Test
    void aRoundThatIsDueMeanwhileIsStruckInTheNextTurn() {
        host.type("Nova", "kill ogre");
        Instant round = host.now().plusMillis(500);
        while (host.now().isBefore(round)) {
            host.wake();
            host.pass(Duration.ofMillis(50));
        }
        assertThat(guards()).isBetween(1L, 50L);
        assertThat(host.wake().orElseThrow().seenBy("Nova"))
                .anyMatch(line -> line.startsWith("You hit") || line.startsWith("You miss"));
    }

    @Test
    void aTurnIsShortAndPlayersLinesComeBetween() {
        for (long before = guards(); before < ZONES; before = guards()) {
            host.wake();
            assertThat(guards()).isBetween(before + 1, before + 2);
            assertThat(host.type("Nova", "look").seenBy("Nova")).contains("The Pit");
        }
    }

    @Test
    void afterTheFirstResetTheyAreSpreadAndComeExactlyAPeriodAfterEachOther() {
        host.live(Duration.ofSeconds(1));
        assertThat(guards()).isEqualTo(ZONES);
        Map<String, Instant> dues = dues();
        assertThat(dues).hasSize(ZONES);
        for (Instant due : dues.values()) {
            assertThat(Duration.between(host.now(), due)).isBetween(Duration.ofSeconds(885), Duration.ofSeconds(951));
            assertThat(dues.values())
                    .filteredOn(other -> Duration.between(due, other).abs().toMillis() < 500)
                    .hasSizeLessThan(4);
        }
        host.live(Duration.ofSeconds(51));
        Random random = new Random(1);
        for (int i = 1; i <= 4; i++) {
            host.reload(random);
            host.live(Duration.ofMinutes(15));
            Duration since = Duration.ofMinutes(15L * i);
            assertThat(dues())
                    .hasSize(ZONES)
                    .allSatisfy((zone, due) -> assertThat(dues).containsEntry(zone, due.minus(since)));
        }
    }
}
