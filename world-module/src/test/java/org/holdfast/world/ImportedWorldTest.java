package org.holdfast.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.api.ContentImport;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.diku.SharedWorld;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A world of 1991 that nobody here wrote: imported, walked through, and played in through a reload. */
class ImportedWorldTest {
    private final Map<RecordKey, StoredRecord> records = new TreeMap<>();

    @Test
    void everything_is_imported_and_a_second_time_nothing_is_doubled() throws IOException {
        ContentImport.Report first = importAll(Map.of("start", "3001"));

        assertThat(counts(first))
                .containsEntry("rooms", 657L)
                .containsEntry("exits", 1528L)
                .containsEntry("mobiles", 150L)
                .containsEntry("objects", 253L)
                .containsEntry("zones", 23L)
                .containsEntry("shops", 17L);
        assertThat(counts(first).get("resets")).isBetween(650L, 709L);
        assertThat(first.warnings()).allMatch(line -> line.matches("tinyworld\\.[a-z]+:\\d+: .+"));
        Map<RecordKey, StoredRecord> before = new TreeMap<>(records);

        ContentImport.Report second = importAll(Map.of("start", "3001"));

        assertThat(counts(second)).isEqualTo(counts(first));
        assertThat(records).isEqualTo(before);
    }

    @Test
    void one_zone_can_be_imported_alone() throws IOException {
        ContentImport.Report report = importAll(Map.of("zone", "30"));

        assertThat(counts(report)).containsEntry("zones", 1L);
        assertThat(counts(report).get("rooms")).isBetween(10L, 100L);
        assertThat(report.warnings()).anyMatch(line -> line.contains("leads nowhere; import this again when there is"));
    }

    @Test
    void every_exit_is_walked_and_a_reload_in_the_middle_is_not_noticed() throws IOException {
        importAll(Map.of("start", "3001"));
        TestHost host = new TestHost(TestContent.small(), records.values());
        host.open(TestHost.session("Nova", Permissions.BUILD, Permissions.ADMINISTER));
        Things things = things();
        Random random = new Random(9);
        List<Thing> exits = new ArrayList<>(
                things.all().stream().filter(thing -> thing.is(Kind.EXIT)).toList());
        int walked = 0;
        int nowhere = 0;
        for (Thing exit : exits) {
            if (!exit.zone().startsWith("diku-")) {
                continue;
            }
            Thing from = things.location(exit).orElseThrow();
            host.type("Nova", "@teleport " + from.id());
            if (++walked == exits.size() / 2) {
                host.reload(random);
            }
            host.type("Nova", exit.name());
            long is = location(host);
            boolean open = things.destination(exit).isPresent();
            nowhere += open ? 0 : 1;
            if (open) {
                assertThat(is)
                        .as("%s of %s", exit.name(), from.origin())
                        .isEqualTo(things.destination(exit).orElseThrow().id().number());
            } else {
                assertThat(is).isEqualTo(from.id().number());
            }
        }
        assertThat(walked).isEqualTo(1528);
        assertThat(nowhere).isLessThan(30);
    }

    @Test
    void a_folder_that_is_no_world_changes_nothing() {
        TreeMap<String, byte[]> files =
                new TreeMap<>(Map.of("tinyworld.wld", "#1\nNo end".getBytes(StandardCharsets.UTF_8)));
        ContentImport content = new ContentImport("diku", files, Map.of(), line -> {});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(content))
                .withMessage("tinyworld.wld:2: the name of the room that begins here has no ~ at its end");
        assertThat(records).isEmpty();
    }

    private static long location(TestHost host) {
        return host.records().stream()
                .map(StoredRecord::doc)
                .filter(doc -> doc.string("player", "").equals("character-Nova"))
                .mapToLong(doc -> doc.integer("location"))
                .findFirst()
                .orElseThrow();
    }

    private Things things() {
        Things things = new Things();
        records.values().forEach(record -> {
            if (things.namespaces().containsKey(record.key().namespace())) {
                things.put(record);
            }
        });
        return things;
    }

    private ContentImport.Report importAll(Map<String, String> options) throws IOException {
        return run(new ContentImport("diku", new TreeMap<>(SharedWorld.files()), options, line -> {}));
    }

    private ContentImport.Report run(ContentImport content) {
        var world = new WorldFactory().create(TestHost.context(1, TestContent.small()));
        records.values().forEach(world::load);
        Map<RecordKey, StoredRecord> changed = new HashMap<>(records);
        ContentImport.Report report = world.importContent(content, new Turn() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void edit(RecordKey key) {}

            @Override
            public void put(StoredRecord record) {
                changed.put(record.key(), record);
            }

            @Override
            public void delete(RecordKey key) {
                changed.remove(key);
            }

            @Override
            public void send(FromModule message) {}
        });
        records.clear();
        records.putAll(changed);
        return report;
    }

    private static Map<String, Long> counts(ContentImport.Report report) {
        Map<String, Long> counts = new TreeMap<>();
        report.counts().forEach(count -> counts.put(count.what(), count.number()));
        return counts;
    }
}
