package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A player who walks, talks, fights, dies and comes back; with the world reloaded at every step, and with the server
 * gone and started again at random ones. The outcome is the same as without, to the last record.
 */
class PlayingBotTest {
    private static final List<String> SCRIPT = List.of(
            "say I am not afraid.",
            "north",
            "consider rat",
            "kill rat",
            "",
            "score",
            "look corpse",
            "say That was one.",
            "east",
            "wimpy 3",
            "kill ogre",
            "",
            "look",
            "score",
            "north",
            "look");

    /** What happens to the server between two steps. */
    private enum Trouble {
        NONE,
        RELOADS,
        RESTARTS
    }

    private record Played(List<String> seen, List<StoredRecord> records) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void playsTheSameThroughReloadsAndRestarts(long fortune) {
        Played plain = play(Trouble.NONE, fortune);
        assertThat(plain.seen)
                .contains("You say, \"I am not afraid.\"", "You attack a rat!", "You attack an ogre!")
                .anyMatch(line -> line.startsWith("A rat is dead! You gain 120 experience."))
                .anyMatch(line -> line.equals("You are dead!") || line.equals("You run for your life!"));
        assertThat(play(Trouble.RELOADS, fortune)).isEqualTo(plain);
        Played restarted = play(Trouble.RESTARTS, fortune);
        assertThat(restarted.seen).isEqualTo(plain.seen);
        assertThat(restarted.records).isEqualTo(plain.records);
    }

    private static Played play(Trouble trouble, long fortune) {
        Random random = new Random(fortune);
        TestHost host = new TestHost(FightTest.ARENA, FightTest.fortune(fortune));
        host.pass(Duration.ofDays(20_000));
        host.open(TestHost.session("Fia"));
        List<String> seen = new ArrayList<>();
        for (String line : SCRIPT) {
            if (line.isEmpty()) {
                Instant end = host.now().plusSeconds(40);
                while (host.nextWake().filter(due -> due.isBefore(end)).isPresent()) {
                    host = trouble(host, trouble, random);
                    seen.addAll(host.wake().orElseThrow().seenBy("Fia"));
                }
                host.pass(Duration.between(host.now(), end));
            } else {
                host = trouble(host, trouble, random);
                seen.addAll(host.type("Fia", line).seenBy("Fia"));
            }
        }
        return new Played(seen, List.copyOf(host.records()));
    }

    private static TestHost trouble(TestHost host, Trouble trouble, Random random) {
        if (trouble == Trouble.RELOADS) {
            assertThat(host.reload(random).changed()).isEmpty();
        } else if (trouble == Trouble.RESTARTS && random.nextInt(3) == 0) {
            TestHost next = new TestHost(FightTest.ARENA, host.records());
            next.pass(Duration.between(next.now(), host.now()));
            assertThat(next.open(TestHost.session("Fia")).changed()).isEmpty();
            return next;
        }
        return host;
    }
}
