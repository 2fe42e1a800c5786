package org.holdfast.launcher.it;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One bot makes a world by commands, another plays in it: undisturbed, with a reload at every step and at every blow, and
 * with {@code kill -9} and a restart at random ones. What comes of it is the same. {@code holdfast.bots} says on how many
 * servers that are killed, {@code holdfast.seed} repeats the choices of another run as far as that is possible.
 */
// Long enough for the long form: each step has a deadline of its own.
@Timeout(value = 6, unit = TimeUnit.HOURS)
class BotsIT {
    private static final int ONE_IN = 60;
    private static final int ONE_IN_OF_THE_LONG_FORM = 12;

    @RegisterExtension
    final Lab lab = new Lab();

    /** What came of both bots. */
    private record Outcome(String file, List<String> seen) {}

    @Test
    void theOutcomeIsTheSameWhateverBefallsTheServer() {
        Outcome plain = play("plain", Venue.Trouble.NONE, 0, 1);
        assertThat(plain.seen())
                .contains(
                        "Fia, level 2",
                        "Gold: 18",
                        "Experience: 120; level 3 comes with 400",
                        "You carry a dagger and a beacon.",
                        "[Gossip] Fia: I go to fight the ogre.",
                        "The corpse of Fia holds a beret and a loaf (x2).",
                        "An ogre is here.")
                .doesNotContain("A rat is here.");
        assertThat(plain.seen().stream().filter(line -> line.contains("a loaf (#)")))
                .as("two loaves, and what they are made after")
                .hasSize(3);
        assertThat(play("reloads", Venue.Trouble.RELOADS, 0, 1)).isEqualTo(plain);
        int servers = Integer.getInteger("holdfast.bots", 1);
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        for (int i = 0; i < servers; i++) {
            Outcome killed =
                    play("kills-" + i, Venue.Trouble.KILLS, seed + i, servers == 1 ? ONE_IN : ONE_IN_OF_THE_LONG_FORM);
            assertThat(killed).as("-Dholdfast.seed=" + (seed + i)).isEqualTo(plain);
        }
    }

    private Outcome play(String name, Venue.Trouble trouble, long seed, int oneIn) {
        long start = System.nanoTime();
        if (trouble == Venue.Trouble.KILLS) {
            System.out.println("killing the server under bots, -Dholdfast.seed=" + seed);
        }
        Venue venue = new Venue(lab, lab.folder().resolve(name), trouble, new Random(seed), oneIn);
        String file = new BuilderBot(venue).run();
        List<String> seen = new PlayerBot(venue).run();
        venue.end();
        System.out.println("bots: " + venue + ", " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start) + " s");
        return new Outcome(file, seen);
    }
}
