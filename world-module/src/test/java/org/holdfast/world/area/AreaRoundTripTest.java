package org.holdfast.world.area;

import java.util.List;
import org.holdfast.world.thing.Kind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Out and in again: the same bytes. */
class AreaRoundTripTest {
    private static final String FILE = """
            zone: mud
            name: The Mud
            description: It shines.
            start: flat
            attributes:
              reset_minutes: 20
              resets:
              - {do: mobile, what: mud/heron, in: mud/flat, max: 2}
              - {do: give, what: mud/eel, if: true}
            prototypes:
              eel:
                kind: item
                name: an eel
                attributes:
                  weight: 0.5
              heron:
                kind: character
                name: the heron
                aliases: [bird, "12"]
                attributes:
                  behaviors: [wander]
                  max_hp: 2d8+20
            rooms:
              boat:
                name: The Wreck
                exits:
                  south: flat
                  hole in the hull:
                    to: null
                    aliases: [hole]
                    description: Too small.
              flat:
                name: The Flat
                description: |-
                  Mud, and over it
                    the sky: all of it.
                inside: A long line that does not fit on one, because it says a great deal about the mud, and about what is in
                  the mud.
                attributes:
                  locks:
                    enter: not carries mud/eel
                exits:
                  north:
                    to: boat
                    attributes:
                      door: {name: the hatch, closed: true, key: mud/eel}
            characters:
              old-heron:
                parent: heron
                in: flat
            items:
              box:
                name: a box
                in: flat
                attributes:
                  container: {capacity: 20}
              lid:
                name: 'yes'
                in: box
            """;

    private final SmallWorld world = new SmallWorld();

    @Test
    void what_was_imported_is_exported_as_it_was_written() {
        world.load(FILE);
        String once = world.export("mud");
        SmallWorld other = new SmallWorld();
        other.load(once);

        assertThat(other.export("mud")).isEqualTo(once);
        assertThat(AreaReader.read("again", once).definitions())
                .hasSameSizeAs(AreaReader.read("file", FILE).definitions());
        assertThat(once)
                .contains("  - {do: mobile, what: mud/heron, in: mud/flat, max: 2}\n", "to: null\n", "start: flat");
        assertThat(once.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void what_was_made_in_the_game_is_given_keys_and_keeps_them() {
        world.load(FILE);
        world.change(turn -> {
            var room = turn.create(Kind.ROOM, "The Éel's Bed!", "mud");
            var exit = turn.create(Kind.EXIT, "east", "");
            turn.move(exit, world.thing("mud/flat"));
            turn.lead(exit, room);
            turn.describe(room, "Three\n\n lines: \"x\" \\ ~ #\t.\n");
            turn.move(turn.create(Kind.ITEM, "a box", "mud"), room);
        });
        String first = world.export("mud");

        assertThat(first).contains("el-s-bed:", "box-2:", "east: el-s-bed");
        assertThat(world.export("mud")).isEqualTo(first);
        SmallWorld other = new SmallWorld();
        other.load(first);
        assertThat(other.export("mud")).isEqualTo(first);
        assertThat(other.thing("mud/el-s-bed").description()).isEqualTo("Three\n\n lines: \"x\" \\ ~ #\t.");
    }

    @Test
    void what_resets_made_is_made_again_and_not_exported() {
        world.load(FILE);
        String before = world.export("mud");
        world.change(turn -> turn.spawn(world.thing("mud/heron"), world.thing("mud/flat")));

        assertThat(world.export("mud")).isEqualTo(before);
    }

    @Test
    void a_second_import_changes_what_is_there_and_destroys_what_is_gone() {
        world.load(FILE);
        var flat = world.thing("mud/flat").id();
        int before = world.count();
        var report = world.update(AreaReader.read(
                "f",
                FILE.replace("name: The Flat", "name: The Wide Flat")
                        .replace("""
                          box:
                            name: a box
                            in: flat
                            attributes:
                              container: {capacity: 20}
                          lid:
                            name: 'yes'
                            in: box
                        """, "  jar: {name: a jar, in: flat}\n")));

        assertThat(world.thing("mud/flat").id()).isEqualTo(flat);
        assertThat(world.thing("mud/flat").name()).isEqualTo("The Wide Flat");
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.destroyed()).isPositive();
        assertThat(world.count()).isEqualTo(before - 1);
        assertThat(world.update(AreaReader.read("f", FILE)).warnings()).isEqualTo(List.of());
    }
}
