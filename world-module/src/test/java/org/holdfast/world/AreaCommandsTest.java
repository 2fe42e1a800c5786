package org.holdfast.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.api.Permissions;
import org.holdfast.api.message.FromModule.WriteContent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A zone to its file and back, and files that somebody edits. */
class AreaCommandsTest {
    private static final String AREA = """
            zone: mud
            start: flat
            rooms:
              flat:
                name: The Flat
                exits:
                  north: wreck
              wreck:
                name: The Wreck
                exits:
                  south: flat
            items:
              lamp: {name: a lamp, in: flat}
            """;

    private final TestContent content = new TestContent(Map.of("areas/mud.yaml", AREA));
    private final TestHost host = new TestHost(content);

    private List<WriteContent> export(String line) {
        return host.type("Nova", line).messages().stream()
                .filter(WriteContent.class::isInstance)
                .map(WriteContent.class::cast)
                .toList();
    }

    private String written(String line) {
        List<WriteContent> files = export(line);
        assertThat(files).hasSize(1);
        assertThat(files.get(0).path()).isEqualTo("areas/mud.yaml");
        return files.get(0).text();
    }

    private void nova() {
        host.open(TestHost.session("Nova", Permissions.BUILD, Permissions.ADMINISTER));
    }

    @Test
    void what_was_built_is_exported_and_imported_into_another_world() {
        nova();
        host.type("Nova", "@dig The Hold");
        host.type("Nova", "@open down = The Hold");
        String text = written("@export mud");
        assertThat(text).contains("hold:", "name: The Hold");

        TestContent elsewhere = new TestContent(Map.of("areas/mud.yaml", text));
        TestHost other = new TestHost(elsewhere);
        other.open(TestHost.session("Nova", Permissions.BUILD));
        assertThat(other.type("Nova", "@export").messages())
                .filteredOn(WriteContent.class::isInstance)
                .map(message -> ((WriteContent) message).text())
                .containsExactly(text);
    }

    @Test
    void an_edited_file_is_named_until_it_is_imported_and_not_applied_by_itself() {
        nova();
        content.write("areas/mud.yaml", AREA.replace("The Flat", "The Wide Flat"));
        content.write("areas/new.yaml", "zone: new\nrooms:\n  a: {name: A}\n");
        String told = host.reload(new Random(1)).shownTo("Nova");

        assertThat(told).contains("areas/mud.yaml was changed since it was imported; @import mud.yaml");
        assertThat(told).contains("areas/new.yaml has never been imported");
        assertThat(host.type("Nova", "look").shownTo("Nova"))
                .contains("The Flat")
                .doesNotContain("Wide");
        assertThat(host.type("Nova", "@import mud").shownTo("Nova")).contains("Imported mud: 0 made, 5 changed");
        assertThat(host.type("Nova", "look").shownTo("Nova")).contains("The Wide Flat");
        assertThat(host.type("Nova", "@import areas/new.yaml").shownTo("Nova")).contains("Imported new: 1 made");
        assertThat(host.reload(new Random(1)).shownTo("Nova")).doesNotContain("Area files");

        content.write("areas/mud.yaml", "");
        assertThat(host.reload(new Random(1)).shownTo("Nova")).contains("areas/mud.yaml is gone");
    }

    @Test
    void players_are_not_told_of_files() {
        nova();
        host.open(TestHost.session("Orm"));
        content.write("areas/mud.yaml", AREA + "# changed\n");

        assertThat(host.reload(new Random(1)).shownTo("Orm")).doesNotContain("Area files");
    }

    @Test
    void a_file_with_a_mistake_changes_nothing_and_the_line_is_named() {
        nova();
        content.write("areas/mud.yaml", AREA.replace("The Flat", "X").replace("south: flat", "south: flatt"));

        assertThat(host.type("Nova", "@import mud").shownTo("Nova"))
                .contains("Not imported: areas/mud.yaml:11: there is no 'flatt' in the zone 'mud'");
        assertThat(host.type("Nova", "look").shownTo("Nova")).contains("The Flat");
    }

    @Test
    void wrong_use_is_answered() {
        nova();
        for (String name : List.of("none", "../config/holdfast", "/etc/passwd", "..", "a\\b")) {
            assertThat(host.type("Nova", "@import " + name).shownTo("Nova"))
                    .contains("Not imported: there is no area file");
        }
        assertThat(host.type("Nova", "@import").shownTo("Nova")).contains("@import FILE");
        assertThat(host.type("Nova", "@export nowhere").shownTo("Nova")).contains("There is no zone nowhere");
        host.open(TestHost.session("Orm"));
        assertThat(host.type("Orm", "@export mud").shownTo("Orm")).contains("Huh?");
    }

    private static final String REEF = """
            zone: reef
            start: crest
            attributes:
              resets: [{do: mobile, what: reef/crab, in: reef/crest, max: 2}]
            prototypes:
              crab: {kind: character, name: a crab, attributes: {behaviors: [wander], max_hp: 5}}
            rooms:
              crest: {name: The Crest, exits: {down: pool, out: mud/flat}}
              pool: {name: The Pool, exits: {up: crest}}
            characters:
              seal: {name: a seal, in: pool, attributes: {behaviors: [wander]}}
            """;

    @Test
    void an_import_is_undone_though_its_people_have_walked_about_meanwhile() {
        nova();
        String before = host.type("Nova", "@list zones").shownTo("Nova");
        long things = host.records().size();
        content.write("areas/reef.yaml", REEF);
        assertThat(host.type("Nova", "@import reef").shownTo("Nova")).contains("Imported reef: 7 made");
        host.live(Duration.ofMinutes(5));
        assertThat(host.type("Nova", "@find crab").shownTo("Nova")).contains("a crab");
        host.reload(new Random(2));

        assertThat(host.type("Nova", "@undo").shownTo("Nova")).contains("Undone: @import reef");

        assertThat(host.type("Nova", "@list zones").shownTo("Nova")).isEqualTo(before);
        assertThat(host.type("Nova", "@find crab").shownTo("Nova")).contains("There is nothing like");
        assertThat(host.records())
                .filteredOn(record -> record.key().namespace().equals("thing"))
                .hasSizeLessThanOrEqualTo((int) things);
        host.open(TestHost.session("Ada"));
        assertThat(host.type("Ada", "look").shownTo("Ada")).startsWith("The Flat");
    }

    @Test
    void a_changing_import_is_undone_and_what_is_in_use_is_not() {
        nova();
        content.write(
                "areas/mud.yaml", AREA.replace("The Flat", "The Wide Flat").replace("lamp:", "torch:"));
        host.type("Nova", "@import mud");
        assertThat(host.type("Nova", "look").shownTo("Nova")).contains("The Wide Flat");
        assertThat(host.type("Nova", "@undo").shownTo("Nova")).contains("Undone: @import mud");
        assertThat(host.type("Nova", "look").shownTo("Nova"))
                .contains("The Flat\n")
                .contains("a lamp");

        content.write("areas/reef.yaml", REEF);
        host.type("Nova", "@import reef");
        host.type("Nova", "@teleport the pool");
        assertThat(host.type("Nova", "@undo").shownTo("Nova"))
                .matches(
                        "(?s)\"@import reef\" cannot be undone: you are in The Pool \\(#\\d+\\)\\. Step out of it first.*");
        host.type("Nova", "@teleport the flat");
        assertThat(host.type("Nova", "@undo").shownTo("Nova")).contains("Undone: @import reef");
    }

    @Test
    void only_admins_move_the_start_and_who_imports_a_new_zone_builds_there() {
        nova();
        host.open(TestHost.session("Tam", Permissions.BUILD));
        host.open(TestHost.session("Ulf", Permissions.BUILD));
        content.write("areas/reef.yaml", REEF);
        assertThat(host.type("Tam", "@import reef").shownTo("Tam"))
                .contains("New characters begin where they did: only admins change that.")
                .contains("Imported reef: 7 made");
        host.open(TestHost.session("Ada"));
        assertThat(host.type("Ada", "look").shownTo("Ada")).startsWith("The Flat");
        assertThat(host.type("Ulf", "@import reef").shownTo("Ulf"))
                .contains("Not imported: the zone reef is not yours");
        assertThat(host.type("Ulf", "@export reef").shownTo("Ulf")).contains("not yours to export");
        String text = export("@export reef").get(0).text();
        assertThat(text).doesNotContain("builders").doesNotContain("due:").doesNotContain("reset_done");
        host.type("Nova", "@import reef");
        host.open(TestHost.session("Bea"));
        assertThat(host.type("Bea", "look").shownTo("Bea")).startsWith("The Crest");
    }
}
