package org.holdfast.launcher.it;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A builder makes a zone of ten rooms; the server is killed at random steps, and with a step under way. The builder goes
 * on where the world says it is, and what comes of it is what comes of it without. {@code holdfast.seed} repeats the
 * steps of another run.
 */
class KilledBuilderIT {
    private static final int ROOMS = 10;
    private static final int KILLS = 3;
    private static final String BUILDER = "Wanda";

    @RegisterExtension
    final Lab lab = new Lab();

    /** A server, and the builder in it. */
    private record Game(HoldfastProcess process, TelnetClient client) {}

    /** Each line changes something that can be undone, so that {@code @undo list} tells which was the last. */
    private static List<String> building() {
        List<String> lines = new ArrayList<>(List.of("@zone new bay=The Bay"));
        for (int i = 1; i <= ROOMS; i++) {
            lines.add("@dig Bay " + i);
            lines.add("@zone Bay " + i + "=bay");
            lines.add("@describe Bay " + i + "=Room " + i + " of ten.");
            lines.add("@create a pebble " + i);
            lines.add("@set pebble " + i + "=weight:" + i);
            lines.add("@teleport pebble " + i + "=Bay " + i);
        }
        return lines;
    }

    @Test
    void buildsTheSameWhateverIsKilled() {
        long seed = Long.getLong("holdfast.seed", System.nanoTime());
        System.out.println("killing the server under a builder, -Dholdfast.seed=" + seed);
        Random random = new Random(seed);
        List<String> lines = building();
        Set<Integer> kills = new HashSet<>();
        while (kills.size() < KILLS) {
            kills.add(random.nextInt(lines.size()));
        }
        HoldfastProcess created = lab.launch()
                .account(
                        "create", Dialogue.PASSWORD + "\n", "--name", BUILDER, "--role", "builder", "--password-stdin");
        assertThat(created.awaitExit()).as(created.describe()).isZero();
        Game game = start();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (kills.contains(i)) {
                typeAndKill(game, line);
                game = start();
                if (lastDone(game).equals(line)) {
                    continue;
                }
            }
            game.client().ask(line);
        }
        checkAll(game.client());
        assertThat(game.client().ask("@zone destroy bay")).contains("and 10 things that belonged to it.");
        assertThat(game.client().ask("@find pebble")).contains("There is nothing like");
        game.process().kill();
        game = start();
        assertThat(game.client().ask("@undo")).contains("Undone: @zone destroy bay");
        checkAll(game.client());
    }

    private static void checkAll(TelnetClient client) {
        for (int i = 1; i <= ROOMS; i++) {
            assertThat(client.ask("@examine Bay " + i))
                    .contains("Zone: bay", "Description: Room " + i + " of ten.", "Contains: a pebble " + i + " (");
            String made = "pebble " + i + " (";
            assertThat(client.ask("@find pebble " + i).lines().filter(found -> found.contains(made)))
                    .as("made once")
                    .hasSize(1);
        }
        assertThat(client.ask("@stat bay")).contains("rooms: 10");
    }

    private Game start() {
        HoldfastProcess process = lab.launch().start();
        return new Game(process, lab.login(BUILDER, process.awaitReady()));
    }

    /** Without waiting for an answer: whether it was done is for the world to say. */
    private static void typeAndKill(Game game, String line) {
        game.client().send(line);
        game.process().kill();
        game.client().close();
    }

    private static String lastDone(Game game) {
        return game.client()
                .ask("@undo list")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("@"))
                .findFirst()
                .orElse("");
    }
}
