package org.holdfast.world.diku;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.world.diku.DikuWorld.Exit;
import org.holdfast.world.diku.DikuWorld.Item;
import org.holdfast.world.diku.DikuWorld.Mobile;
import org.holdfast.world.diku.DikuWorld.Reset;
import org.holdfast.world.diku.DikuWorld.Room;
import org.holdfast.world.diku.DikuWorld.Shop;
import org.holdfast.world.diku.DikuWorld.Zone;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The oddities of the formats, each in a small file. */
class DikuFilesTest {
    private static final String ROOM = "#100\nA Shed~\nOars lean here.\n~\n1 0 0\nS\n";

    private final Map<String, byte[]> files = new HashMap<>();
    private List<Note> notes = List.of();

    @Test
    void a_room_of_1991() {
        Room room = room("""
                #100
                A Boat Shed~
                   Oars lean here,
                and wait.
                ~
                1 9 0
                D1
                Daylight.
                ~
                door wide~
                1 55 101
                E
                oars oar~
                Grey with age.
                ~
                S
                #999
                $~
                """);

        assertThat(room.name()).isEqualTo("A Boat Shed");
        assertThat(room.description()).isEqualTo("   Oars lean here,\nand wait.");
        assertThat(room.flags()).isEqualTo(9);
        assertThat(room.exits()).hasSize(1);
        Exit exit = room.exits().get(0);
        assertThat(exit.direction()).isEqualTo(1);
        assertThat(exit.description()).isEqualTo("Daylight.");
        assertThat(exit.keywords()).containsExactly("door", "wide");
        assertThat(exit.door()).isEqualTo(1);
        assertThat(exit.key()).isEqualTo(55);
        assertThat(exit.to()).isEqualTo(101);
        assertThat(room.extras()).hasSize(1);
        assertThat(room.extras().get(0).keywords()).containsExactly("oars", "oar");
        assertThat(room.place().line()).isEqualTo(1);
        assertThat(notes).isEmpty();
    }

    @Test
    void flags_are_numbers_or_letters_and_tbamud_has_four_words_of_them() {
        assertThat(room(ROOM.replace("1 0 0", "1 +8 0")).flags()).isEqualTo(8);
        assertThat(room(ROOM.replace("1 0 0", "1 dei 3")).flags()).isEqualTo(8 + 16 + 256);
        assertThat(room(ROOM.replace("1 0 0", "1 zA 3")).flags()).isEqualTo((1L << 25) + (1L << 26));
        Room tba = room(ROOM.replace("1 0 0", "1 ad 0 0 0 7"));
        assertThat(tba.flags()).isEqualTo(9);
        assertThat(tba.sector()).isEqualTo(7);
        assertThatThrownBy(() -> room(ROOM.replace("1 0 0", "1 d!i 3")))
                .hasMessage("tiny.wld:5: the flags of a room should be a number or letters, not 'd!i'");
    }

    @Test
    void destinations_may_be_negative_and_missing_and_directions_of_tbamud_are_known() {
        Room room = room(ROOM.replace("S\n", "D0\n~\n~\n0 -1 -1\nD7\n~\n~\n0 0 4711\nS\n"));

        assertThat(room.exits()).extracting(Exit::to).containsExactly(-1, 4711);
        assertThat(room.exits()).extracting(Exit::direction).containsExactly(0, 7);
        assertThatThrownBy(() -> room(ROOM.replace("S\n", "D12\n~\n~\n0 -1 -1\nS\n")))
                .hasMessage("tiny.wld:6: there is no direction 12; there are 0 to 9");
    }

    @Test
    void a_tilde_may_stand_in_odd_places() {
        Room room = room("#100~\nA Shed~ (unfinished)\nOars ~ lean\n  here.~\n1 0 0\nS\n");

        assertThat(room.name()).isEqualTo("A Shed");
        assertThat(room.description()).isEqualTo("Oars ~ lean\n  here.");
        assertThat(notes)
                .extracting(Note::toString)
                .containsExactly(
                        "tiny.wld:2: what stands behind the ~ of the name of the room was ignored",
                        "tiny.wld:3: a ~ within a line was taken for a part of the text");
    }

    @Test
    void a_missing_tilde_is_named_where_its_text_begins() {
        assertThatThrownBy(() -> room("#100\nA Shed~\nOars lean here.\n1 0 0\nS\n#101\nA Shed~\n~\n1 0 0\nS\n"))
                .hasMessage("tiny.wld:3: the description that begins here has no ~ before the next record, which begins"
                        + " in line 6");
        assertThatThrownBy(() -> room("#100\nA Shed\n"))
                .hasMessage("tiny.wld:2: the name of the room that begins here has no ~ at its end");
    }

    @Test
    void a_malformed_file_is_an_error_with_file_and_line() {
        assertThatThrownBy(() -> room("A Shed~\n"))
                .hasMessage("tiny.wld:1: a record should begin here, with # and its number, not 'A Shed~'");
        assertThatThrownBy(() -> room("#ten\nA Shed~\n"))
                .hasMessage("tiny.wld:1: a record's number should be a number, not 'ten'");
        assertThatThrownBy(() -> room(ROOM.replace("S\n", "")))
                .hasMessage("tiny.wld:5: the file ends here, in the middle of a record");
        assertThatThrownBy(() -> room(ROOM.replace("S\n", "") + ROOM))
                .hasMessageStartingWith("tiny.wld:5: the room that ends here has no S at its end");
        assertThatThrownBy(() -> room(ROOM.replace("1 0 0", "1 0\n99999999999 0")))
                .hasMessage("tiny.wld:6: the sector of a room is out of range: 99999999999");
        assertThatThrownBy(() -> room(ROOM + ROOM)).hasMessage("tiny.wld:7: there is a record #100 already");
    }

    @Test
    void a_line_that_means_nothing_in_a_room_is_ignored_and_noted() {
        Room room = room(ROOM.replace("S\n", "Some say it leaks.\n~\nE\noar~\nGrey.\n~\nS\n"));

        assertThat(room.extras()).hasSize(1);
        assertThat(notes).extracting(Note::line).containsExactly(6, 7);
    }

    @Test
    void an_old_simple_mobile_and_one_of_circlemud_and_one_of_tbamud() {
        String simple = """
                #7
                heron grey~
                the heron~
                A heron stands on one leg.
                ~
                It waits.
                ~
                66 0 -350 S
                3 18 7 2d8+20 1d4+1
                12 500
                8 8 1
                """;
        String enhanced =
                simple.replace("66 0 -350 S", "bg 0 -350 E").replace("8 8 1\n", "8 8 1\nBareHandAttack: 5\nE\n");
        String tba = simple.replace("66 0 -350 S", "bg 0 0 0 0 0 0 0 -350 E")
                .replace("8 8 1\n", "8 8 1\nStr: 18\nE\nT 17\n");
        for (String text : List.of(simple, enhanced, tba, simple.replace("-350 S", "+1000 S"))) {
            Mobile mobile = read("mob", text).mobiles().get(0);

            assertThat(mobile.name()).isEqualTo("the heron");
            assertThat(mobile.inRoom()).isEqualTo("A heron stands on one leg.");
            assertThat(mobile.action()).isEqualTo(66);
            assertThat(mobile.alignment()).isIn(-350, 1000);
            assertThat(mobile.level()).isEqualTo(3);
            assertThat(mobile.armor()).isEqualTo(7);
            assertThat(mobile.hitPoints()).isEqualTo("2d8+20");
            assertThat(mobile.damage()).isEqualTo("1d4+1");
            assertThat(mobile.gold()).isEqualTo(12);
            assertThat(mobile.sex()).isEqualTo(1);
        }
        read("mob", tba);
        assertThat(notes)
                .extracting(Note::toString)
                .containsExactly(
                        "tiny.mob:12: 'Str' of a mobile is not imported", "tiny.mob:14: triggers are not imported");
        assertThatThrownBy(() -> read("mob", simple.replace("2d8+20", "2e8")))
                .hasMessage("tiny.mob:9: the hit points of a mobile should be dice such as 1d6+10, not '2e8'");
    }

    @Test
    void an_object_of_1991_and_one_of_tbamud() {
        String old =
                "#20\noar~\nan oar~\nAn oar lies here.~\n~\n5 64 8193\n0 1 6 0\n12 40 4\nE\nblade~\nSplit.\n~\nA\n18 2\n";
        String tba = old.replace("5 64 8193", "5 g 0 0 0 an 0 0 0 0 0 0 0").replace("12 40 4\n", "12 40 4 0 0\nT 9\n");
        for (String text : List.of(old, tba)) {
            Item item = read("obj", text).items().get(0);

            assertThat(item.keywords()).containsExactly("oar");
            assertThat(item.type()).isEqualTo(5);
            assertThat(item.extra()).isEqualTo(64);
            assertThat(item.wear()).isEqualTo(8193);
            assertThat(item.values()).containsExactly(0L, 1L, 6L, 0L);
            assertThat(item.weight()).isEqualTo(12);
            assertThat(item.cost()).isEqualTo(40);
            assertThat(item.extras()).hasSize(1);
        }
        assertThat(notes)
                .extracting(Note::reason)
                .containsExactly(
                        "triggers are not imported", "what an object changes of its wearer (A) is not imported");
    }

    @Test
    void zones_of_three_ages() {
        String commands = """
                * a comment
                M 0 7 2 100   a heron
                E 1 20 5 16
                G 1 21 5 -1
                O 0 20 1 100
                P 1 21 1 20
                D 0 100 1 2
                R 0 100 20
                T 0 5 6 7
                V 0 1 2 3 4 words
                S
                """;
        String old = "#1\nThe Mud~\n199 15 2\n" + commands;
        String circle = "#1\nThe Mud~\n100 199 15 2\n" + commands;
        String tba = "#1\nNobody~\nThe Mud~\n100 199 15 2 d 0 0 0 -1 -1\n" + commands + "$\n";
        for (String text : List.of(old, circle, tba)) {
            Zone zone = read("zon", text).zones().get(0);

            assertThat(zone.name()).isEqualTo("The Mud");
            assertThat(zone.bottom()).isIn(-1, 100);
            assertThat(zone.top()).isEqualTo(199);
            assertThat(zone.minutes()).isEqualTo(15);
            assertThat(zone.mode()).isEqualTo(2);
            assertThat(zone.resets()).extracting(Reset::command).containsExactly('M', 'E', 'G', 'O', 'P', 'D', 'R');
            assertThat(zone.resets())
                    .extracting(Reset::dependent)
                    .containsExactly(false, true, true, false, true, false, false);
            assertThat(zone.resets().get(1).third()).isEqualTo(16);
        }
        assertThat(notes)
                .extracting(Note::reason)
                .containsExactly(
                        "the flags and levels of a zone are not imported",
                        "triggers are not imported",
                        "triggers are not imported");
        assertThatThrownBy(() -> read("zon", old.replace("M 0 7 2 100", "M 0 7")))
                .hasMessage("tiny.zon:5: the second number of a reset should be a number, not 'a'");
        assertThatThrownBy(() -> read("zon", old.replace("S\n", "#2\n$~\n")))
                .hasMessageContaining("the zone that ends here has no S at its end");
    }

    @Test
    void shops_of_two_ages() {
        String messages = "%s No.~\n".repeat(7);
        String tail = "0\n0\n7\n0\n100\n";
        String old = "#1~\n-1\n20\n-1\n21\n-1\n1.5\n0.4\n5\n0\n0\n0\n0\n" + messages + tail + "6\n22\n0\n0\n$~\n";
        String circle = "CircleMUD v3.0 Shop File~\n#1~\n20\n21\n-1\n1.5\n0.4\n5\n-1\n" + messages + tail
                + "-1\n6\n22\n0\n0\n$~\n";
        for (String text : List.of(old, circle)) {
            Shop shop = read("shp", text).shops().get(0);

            assertThat(shop.sells()).containsExactly(20, 21);
            assertThat(shop.sellFactor()).isEqualTo(1.5);
            assertThat(shop.buyFactor()).isEqualTo(0.4);
            assertThat(shop.buys()).containsExactly("5");
            assertThat(shop.keeper()).isEqualTo(7);
            assertThat(shop.rooms()).containsExactly(100);
            assertThat(shop.hours()).containsExactly(6, 22, 0, 0);
        }
    }

    @Test
    void encodings_other_than_utf_8_are_told_apart_or_named() {
        String name = "Café “Zur Möwe”";
        byte[] western = ROOM.replace("A Shed", name).getBytes(Charset.forName("windows-1252"));
        files.put("tiny.wld", western);
        assertThat(read(Optional.empty()).rooms().get(0).name()).isEqualTo(name);
        assertThat(notes)
                .extracting(Note::toString)
                .containsExactly("tiny.wld:1: the file is no UTF-8 and was taken for windows-1252");

        files.put("tiny.wld", ("\uFEFF" + ROOM.replace("A Shed", name)).getBytes(StandardCharsets.UTF_8));
        assertThat(read(Optional.empty()).rooms().get(0).name()).isEqualTo(name);

        files.put("tiny.wld", ROOM.replace("A Shed", "Möwe").getBytes(StandardCharsets.UTF_16));
        assertThat(read(Optional.of(StandardCharsets.UTF_16)).rooms().get(0).name())
                .isEqualTo("Möwe");

        files.put("tiny.wld", western);
        assertThatThrownBy(() -> read(Optional.of(StandardCharsets.UTF_8)))
                .hasMessage("tiny.wld is not in the encoding UTF-8; name another, or none");
    }

    @Test
    void ends_of_lines_tabs_and_escape_sequences_do_not_get_through() {
        Room room = room(ROOM.replace("\n", "\r\n").replace("Oars lean", "\u001b[1;31mOars\u001b[0m\tlean\u0007"));

        assertThat(room.description()).isEqualTo("Oars lean here.");
    }

    @Test
    void an_index_says_which_files_count_and_without_one_all_do() {
        files.put("wld/1.wld", bytes(ROOM));
        files.put("wld/2.wld", bytes(ROOM.replace("#100", "#200")));
        assertThat(read(Optional.empty()).rooms()).hasSize(2);

        files.put("wld/index", bytes("2.wld\n$\n"));
        assertThat(read(Optional.empty()).rooms()).extracting(Room::number).containsExactly(200);

        files.put("wld/index", bytes("2.wld\n3.wld\n$\n"));
        assertThatThrownBy(() -> read(Optional.empty()))
                .hasMessage("wld/index:2: there is no file '3.wld' in this folder");
        assertThat(List.of("wld/1.wld", "wld/index", "tinyworld.zon")).allMatch(DikuFolder::concerns);
        assertThat(List.of("wld/index.mini", "lib/wld/1.wld", "wld/1.obj", "README"))
                .noneMatch(DikuFolder::concerns);
    }

    @Test
    void a_folder_without_a_world_is_refused() {
        assertThatThrownBy(() -> read(Optional.empty()))
                .hasMessageStartingWith("there are no rooms here; name the folder");
    }

    private Room room(String text) {
        return read("wld", text).rooms().get(0);
    }

    private DikuWorld read(String kind, String text) {
        files.put("tiny.wld", bytes(ROOM));
        files.put("tiny." + kind, bytes(text));
        return read(Optional.empty());
    }

    private DikuWorld read(Optional<Charset> charset) {
        DikuFolder folder = new DikuFolder(files, charset, path -> {});
        DikuWorld world = folder.read();
        notes = folder.notes();
        return world;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
