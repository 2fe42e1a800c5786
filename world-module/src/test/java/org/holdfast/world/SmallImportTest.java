package org.holdfast.world;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.holdfast.api.ContentImport;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The oddities of the formats from the file to the player: what was written in them is what is seen and walked here. */
class SmallImportTest {
    private static final String ROOMS = """
            #100
            The &yGolden&n Shed~
            Oars lean against the wall in the shed, and &rone of them&n is a red
            one. A <b>board</b> hangs here.
            ~
            1 d 0
            D0
            ~
            ~
            0 -1 -1
            D1
            A gate.
            ~
            gate iron~
            1 20 101
            D2
            ~
            ~
            0 -1 4711
            E
            board sign~
            &RKeep &&out.&n
            ~
            S
            #101
            A ~Yard~
            It is &gdark&n.
            ~
            1 1 1
            D3
            ~
            gate~
            1 20 100
            S
            $~
            """;

    private static final String MOBILES = """
            #7
            heron grey~
            the heron~
            A @cgrey@n heron stands on one leg.
            ~
            It waits.
            ~
            ab 0 0 E
            3 18 7 2d1+20 1d4+1
            12 500
            8 8 1
            BareHandAttack: 5
            E
            $
            """;

    private static final String OBJECTS = """
            #20
            key iron~
            an iron key~
            An iron key lies here.~
            ~
            18 0 1
            0 0 0 0
            1 5 1
            E
            key~
            It is rusty.
            ~
            $
            """;

    private static final String ZONE = """
            #1
            The Mud~
            199 15 0
            M 0 7 1 100
            O 0 20 1 100
            D 0 100 1 2
            O 0 20 1 -1
            M 0 99 1 100
            S
            $~
            """;

    private final Map<RecordKey, StoredRecord> records = new TreeMap<>();
    private final Map<String, byte[]> files = new TreeMap<>();

    SmallImportTest() {
        put("mud.wld", ROOMS);
        put("mud.mob", MOBILES);
        put("mud.obj", OBJECTS);
        put("mud.zon", ZONE);
    }

    private void put(String file, String text) {
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private ContentImport.Report imported() {
        return ImportRun.of(
                new ContentImport("diku", new TreeMap<>(files), Map.of("start", "100"), line -> {}), records);
    }

    private TestHost played() {
        TestHost host = new TestHost(TestContent.small(), records.values());
        host.live(Duration.ofSeconds(2));
        host.open(TestHost.session("Nova", Permissions.BUILD, Permissions.ADMINISTER));
        return host;
    }

    private static List<String> look(TestHost host, String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void what_the_files_say_is_what_players_see() {
        ContentImport.Report report = imported();
        TestHost host = played();

        assertThat(look(host, "look"))
                .containsExactly(
                        "The Golden Shed",
                        "Oars lean against the wall in the shed, and one of them is a red one. A <b>board</b> hangs"
                                + " here.",
                        "Exits: north, east (closed), south",
                        "An iron key lies here.",
                        "A grey heron stands on one leg.",
                        "> ");
        assertThat(host.type("Nova", "look").texts().toString()).doesNotContain("&r");
        assertThat(look(host, "look sign")).startsWith("Keep &out.");
        assertThat(look(host, "look key")).startsWith("an iron key", "It is rusty.");
        assertThat(look(host, "look heron")).contains("It waits.");
        assertThat(look(host, "north")).startsWith("The way north leads nowhere.");
        assertThat(look(host, "south")).startsWith("The way south leads nowhere.");
        assertThat(look(host, "open gate")).startsWith("The gate is locked.");
        look(host, "get key");
        host.reload(new Random(5));
        look(host, "unlock gate");
        look(host, "open gate");
        assertThat(look(host, "east")).startsWith("Darkness");
        look(host, "@set me=light:true");
        assertThat(look(host, "look")).startsWith("A", "It is dark.", "Exits: west");
        assertThat(look(host, "west")).startsWith("The Golden Shed");
        assertThat(report.warnings())
                .anyMatch(line -> line.startsWith("mud.wld:16: there is no room #4711"))
                .anyMatch(line -> line.endsWith("what stands behind the ~ of the name of the room was ignored"))
                .anyMatch(line -> line.startsWith("mud.zon:7: there is no room #-1; this O is not imported"))
                .anyMatch(line -> line.startsWith("mud.zon:8: there is no mobile #99; this M is not imported"))
                .allMatch(line -> line.matches("mud\\.[a-z]+:\\d+: .+"));
    }

    /** Mode 0. */
    @Test
    void a_zone_that_is_not_reset_is_filled_once() {
        imported();
        TestHost host = played();
        look(host, "get key");
        host.live(Duration.ofDays(10));

        assertThat(look(host, "look")).doesNotContain("An iron key lies here.");
        assertThat(look(host, "@zone")).contains("Resets: 3 steps, once, and when it is asked for");
    }

    @Test
    void a_second_run_changes_what_changed_and_takes_away_what_is_gone() {
        imported();
        int before = records.size();
        put("mud.wld", ROOMS.replace("Oars lean", "Two oars lean").replace("D2\n~\n~\n0 -1 4711\n", ""));
        imported();

        assertThat(records).hasSize(before - 1);
        TestHost host = played();
        assertThat(look(host, "look"))
                .anyMatch(line -> line.startsWith("Two oars lean"))
                .contains("Exits: north, east (closed)");
    }

    @Test
    void when_the_last_file_is_broken_nothing_is_changed() {
        imported();
        Map<RecordKey, StoredRecord> before = new TreeMap<>(records);
        put("mud.wld", ROOMS.replace("Oars lean", "Two oars lean"));
        put("mud.zon", ZONE.replace("M 0 7 1 100", "M 0 7 x 100"));

        assertThatIllegalArgumentException().isThrownBy(this::imported).withMessageStartingWith("mud.zon:4: ");
        assertThat(records).isEqualTo(before);
    }

    @Test
    void old_encodings_arrive() {
        files.put("mud.wld", ROOMS.replace("Oars", "Möwen und Oars").getBytes(Charset.forName("windows-1252")));
        imported();

        assertThat(look(played(), "look")).anyMatch(line -> line.startsWith("Möwen und Oars"));
    }
}
