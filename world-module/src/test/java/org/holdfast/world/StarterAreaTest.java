package org.holdfast.world;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.holdfast.api.Permissions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The area that comes with Holdfast, walked from end to end. */
class StarterAreaTest {
    private final TestHost host = new TestHost(TestContent.starter());

    private String nova(String line) {
        return String.join("\n", host.type("Nova", line).seenBy("Nova"));
    }

    @Test
    void everyRoomIsReachedOnFootAndLeadsBack() {
        host.open(TestHost.session("Nova", Permissions.BUILD));
        nova("@set me=light:true");
        nova("@teleport the chandlery");
        nova("@set down=door:{\"closed\": true}");
        assertThat(nova("open down")).startsWith("You open");
        nova("@teleport the long landing");
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(number());
        while (!open.isEmpty()) {
            String room = open.remove();
            if (!seen.add(room)) {
                continue;
            }
            nova("@teleport " + room);
            for (String exit : exits()) {
                nova(exit);
                assertThat(number()).as("%s from %s", exit, room).isNotEqualTo(room);
                open.add(number());
                assertThat(exits()).as("a way back from %s", number()).anySatisfy(back -> {
                    String there = number();
                    nova(back);
                    String reached = number();
                    nova("@teleport " + there);
                    assertThat(reached).isEqualTo(room);
                });
                nova("@teleport " + room);
            }
        }
        long rooms = host.records().stream()
                .filter(record -> record.doc().string("kind", "").equals("room"))
                .count();
        assertThat(seen).hasSize((int) rooms).hasSizeBetween(8, 14);
    }

    private String number() {
        return nova("@examine here").replaceAll("(?s)\\A.*?\\((#\\d+)\\).*", "$1");
    }

    private String[] exits() {
        return nova("look")
                .replaceAll("(?s)\\A.*\nExits: ([^\n]*).*", "$1")
                .replace(" (closed)", "")
                .split(", ");
    }

    @Test
    void everythingInItIsDescribed() {
        assertThat(host.records())
                .filteredOn(record -> Set.of("room", "item", "character")
                        .contains(record.doc().string("kind", "")))
                .isNotEmpty()
                .allSatisfy(record -> {
                    assertThat(record.doc().string("description")).isNotBlank();
                    assertThat(record.doc().string("origin")).startsWith("holdfast/");
                });
    }

    @Test
    void itsHelpIsThere() {
        host.open(TestHost.session("Nova"));
        assertThat(nova("help")).contains("Topics: building, holdfast, lines, settings, start");
        assertThat(nova("help start")).startsWith("Getting about");
    }

    /** All that the base has, met by a player who does what anybody would. */
    @Test
    void aPlayerSeesEveryFeatureInIt() {
        host.live(Duration.ofSeconds(2));
        host.open(TestHost.session("Nova"));
        assertThat(nova("look sign")).contains("EAST    Tide Office.");
        assertThat(nova("kill nova")).isNotBlank();
        assertThat(nova("east") + host.live(Duration.ofSeconds(1)).shownTo("Nova"))
                .contains("The tide clerk says, \"Good tide to you, Nova. Mind the ledger, it is not dry.\"");
        assertThat(nova("look clock")).startsWith("The right hand points at LOW.");
        assertThat(nova("get ledger")).contains("puts one finger");
        lines("west", "west");
        assertThat(nova("look")).contains("A sea chest is lashed down behind the wheelhouse.");
        assertThat(nova("get key from chest")).startsWith("A sea chest is closed.");
        lines("open chest", "get all from chest");
        assertThat(nova("wear hat")).startsWith("You wear a sou'wester");
        lines("east", "north", "east", "get float", "west", "west");
        assertThat(nova("list"))
                .contains("a boathook")
                .contains("a storm lantern")
                .contains("an oilskin coat");
        assertThat(nova("sell float")).startsWith("You sell a glass float for 12 gold coins.");
        assertThat(nova("buy boathook")).startsWith("You buy a boathook for 7 gold coins.");
        assertThat(nova("buy coat")).contains("coins");
        assertThat(nova("wield boathook")).startsWith("You wield a boathook.");
        assertThat(nova("down")).startsWith("The cellar hatch is closed.");
        assertThat(nova("open hatch")).startsWith("The cellar hatch is locked.");
        lines("unlock hatch", "open hatch");
        nova("get lamp");
        assertThat(nova("down") + host.live(Duration.ofMinutes(5)).shownTo("Nova"))
                .contains("The Drowned Cellar", "A blind conger");
        assertThat(nova("score")).contains("level 1", "Armour: 0");
        host.close("Nova");
        host.open(TestHost.session("Orm"));
        ormDoes("down", "get shell");
        assertThat(orm("listen")).startsWith("For a moment there is something");
        assertThat(orm("enter dinghy")).contains("Two thwarts and a pair of rowlocks");
        ormDoes("leave", "south", "south");
        assertThat(orm("look")).contains("A mud crab watches you, one eye at a time.");
        assertThat(orm("consider crab")).isNotBlank();
        String fight = orm("kill crab") + host.live(Duration.ofMinutes(3)).shownTo("Orm");
        assertThat(fight).matches("(?s).*([Aa] mud crab is dead|[Aa] mud crab runs!|You are dead).*");
    }

    private void lines(String... lines) {
        for (String line : lines) {
            nova(line);
        }
    }

    private void ormDoes(String... lines) {
        for (String line : lines) {
            orm(line);
        }
    }

    private String orm(String line) {
        return host.type("Orm", line).shownTo("Orm");
    }
}
