package org.holdfast.launcher.it;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays in the zone that {@link BuilderBot} made: walks, arms itself, fights and wins, loots, buys and sells, pays, talks,
 * fights and dies, comes to itself, and gets back some of what it had.
 *
 * <p>Blows are left to chance, and when they fall depends on what befalls the server, so they are not the same in two runs,
 * and neither are the hit points after them. All the rest is: the numbers are such that every fight can end in one way only.
 */
final class PlayerBot {
    private static final String NAME = "Fia";
    private static final Pattern BLOW_OR_END =
            Pattern.compile("(?m)^(You (?:hit|miss) .*|You are dead!|.* is dead!.*|You see no .*|You are not .*)\n");

    private final Venue venue;

    PlayerBot(Venue venue) {
        this.venue = venue;
    }

    /** Returns what came of it. */
    List<String> run() {
        venue.client(NAME);
        walk("bay", "Bay 1");
        for (int i = 2; i <= 5; i++) {
            walk("east", "Bay " + i);
        }
        step("get dagger", has("a dagger"));
        step("get beret", has("a beret"));
        step("wield dagger", wears("as a weapon: a dagger"));
        step("wear beret", wears("on the head: a beret"));
        walkBack(4, 2);
        fight("rat", () -> !ask("look").contains("A rat is here"));
        step("get all from corpse", has("a tail").and(gold(30)));
        walk("east", "Bay 3");
        step("buy beacon", has("a beacon").and(gold(26)));
        step("buy 2 loaf", has("a loaf (x2)").and(gold(20)));
        step("sell tail", has("a tail").negate().and(gold(23)));
        step("give 5 gold to trader", gold(18));
        step("drop 2 gold", gold(16));
        step("get coins", gold(18));
        step("gossip I go to fight the ogre.", client -> client.ask("gossip").contains("Fia: I go to fight the ogre."));
        venue.say(NAME, "tell " + Venue.BUILDER + " Wish me luck.", Venue.BUILDER, "Fia tells you, \"Wish me luck.\"");
        walk("east", "Bay 4");
        fight("ogre", () -> isIn(venue.client(NAME), "The Long Landing"));
        assertThat(ask("inventory")).contains("You carry nothing.");
        walk("bay", "Bay 1");
        for (int i = 2; i <= 4; i++) {
            walk("east", "Bay " + i);
        }
        step("get dagger from corpse", has("a dagger"));
        step("get beacon from corpse", has("a beacon"));
        walk("east", "Bay 5");
        return outcome();
    }

    private List<String> outcome() {
        List<String> seen = new ArrayList<>();
        lines(NAME, "score").filter(line -> !line.startsWith("Hit points:")).forEach(seen::add);
        for (String line : List.of("inventory", "equipment", "look")) {
            lines(NAME, line).forEach(seen::add);
        }
        lines(NAME, "gossip")
                .map(line -> line.replaceFirst("^(now|\\d+ min) ", ""))
                .forEach(seen::add);
        for (int i = 1; i <= BuilderBot.ROOMS; i++) {
            venue.ask(Venue.BUILDER, "@teleport Bay " + i);
            lines(Venue.BUILDER, "look").forEach(seen::add);
        }
        venue.ask(Venue.BUILDER, "@teleport Bay 4");
        lines(Venue.BUILDER, "look corpse of Fia").forEach(seen::add);
        for (String thing :
                List.of("tail", "dagger", "beret", "a beacon", "a loaf", "a rat", "an ogre", "newt", NAME)) {
            lines(Venue.BUILDER, "@find " + thing)
                    .filter(line -> line.contains(thing + " (#)"))
                    .sorted()
                    .forEach(seen::add);
        }
        return seen;
    }

    /**
     * Without numbers, which differ between runs, without what time alone brings, and without where the newt has got to and
     * what is left of the rat.
     */
    private Stream<String> lines(String name, String line) {
        return venue.ask(name, line)
                .lines()
                .filter(shown -> !shown.matches("Your wounds have healed\\.|A newt .*|.*the corpse of a rat.*"))
                .map(shown -> shown.replaceAll("#\\d+", "#").replaceFirst("(a newt \\(#\\)).*", "$1"));
    }

    private String ask(String line) {
        return venue.ask(NAME, line);
    }

    private void step(String line, Predicate<TelnetClient> done) {
        venue.step(NAME, line, done);
    }

    private void walk(String way, String to) {
        step(way, client -> isIn(client, to));
    }

    /** Not the first line, perhaps: something may have happened just before. */
    private static boolean isIn(TelnetClient client, String room) {
        return client.ask("look").lines().anyMatch(room::equals);
    }

    private void walkBack(int from, int to) {
        for (int i = from; i >= to; i--) {
            walk("west", "Bay " + i);
        }
    }

    private static Predicate<TelnetClient> has(String what) {
        return client -> client.ask("inventory").contains(what);
    }

    private static Predicate<TelnetClient> gold(int coins) {
        return client -> client.ask("inventory").contains("You have " + coins + " gold coins.");
    }

    private static Predicate<TelnetClient> wears(String what) {
        return client -> client.ask("equipment").contains(what);
    }

    /** Until one sees that it is over, however often one is put out meanwhile. */
    private void fight(String foe, BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            venue.client(NAME).send("kill " + foe);
            boolean going = true;
            while (going) {
                String seen = venue.client(NAME).expect(BLOW_OR_END).group(1);
                going = seen.matches("You (hit|miss) .*") && !venue.moment();
            }
        }
    }
}
