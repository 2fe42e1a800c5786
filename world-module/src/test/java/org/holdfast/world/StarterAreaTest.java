package org.holdfast.world;

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
        assertThat(seen).hasSize((int) rooms).hasSizeBetween(8, 12);
    }

    private String number() {
        return nova("@examine here").replaceAll("(?s)\\A.*?\\((#\\d+)\\).*", "$1");
    }

    private String[] exits() {
        return nova("look").replaceAll("(?s)\\A.*\nExits: ([^\n]*).*", "$1").split(", ");
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
}
