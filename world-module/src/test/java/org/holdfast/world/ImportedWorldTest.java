package org.holdfast.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.api.ContentImport;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.world.diku.SharedWorld;
import org.holdfast.world.reset.ZoneResets;
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
        assertThat(nowhere).isLessThan(40);
    }

    @Test
    void every_reset_is_run_and_again_without_doubling() throws IOException {
        importAll(Map.of("start", "3001"));
        TestHost host = new TestHost(TestContent.small(), records.values());
        host.open(TestHost.session("Nova"));
        host.live(Duration.ofMinutes(2));
        take(host);
        Things things = things();
        int steps = 0;
        for (Thing zone : things.all()) {
            if (!zone.is(Kind.ZONE)) {
                continue;
            }
            assertThat(ZoneResets.problems(things, zone)).isEmpty();
            for (Doc step : zone.attribute("resets").orElse(new Doc.Arr(List.of())) instanceof Doc.Arr all
                    ? all.items()
                    : List.<Doc>of()) {
                Doc.Obj said = (Doc.Obj) step;
                steps++;
                if (said.string("do").equals("mobile")) {
                    Thing prototype = things.refer(said.string("what")).orElseThrow();
                    assertThat(things.countChildren(prototype))
                            .as(said.toJson())
                            .isPositive();
                }
            }
        }
        assertThat(steps).isEqualTo(705);
        long made = things.all().stream()
                .filter(thing -> thing.is(Kind.CHARACTER) && !thing.isPrototype())
                .count();
        assertThat(made).isGreaterThan(200);

        host.reload(new Random(4));
        host.live(Duration.ofMinutes(32));
        take(host);
        Things later = things();
        Map<String, Long> most = new TreeMap<>();
        later.all().stream()
                .flatMap(zone -> zone.attribute("resets").stream())
                .flatMap(written -> ((Doc.Arr) written).items().stream())
                .map(Doc.Obj.class::cast)
                .filter(step -> step.string("do").equals("mobile"))
                .forEach(step -> most.merge(step.string("what"), step.integer("max", 1), Math::max));
        most.forEach((prototype, number) -> assertThat(
                        later.countChildren(later.refer(prototype).orElseThrow()))
                .as(prototype)
                .isBetween(0, number.intValue()));
    }

    private void take(TestHost host) {
        records.clear();
        host.records().forEach(record -> records.put(record.key(), record));
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
        return ImportRun.of(content, records);
    }

    private static Map<String, Long> counts(ContentImport.Report report) {
        Map<String, Long> counts = new TreeMap<>();
        report.counts().forEach(count -> counts.put(count.what(), count.number()));
        return counts;
    }
}
