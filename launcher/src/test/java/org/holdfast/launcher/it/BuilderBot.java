package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Builds a zone of ten rooms by commands, with people, goods and a shop; exports it, destroys it, imports it, and sees that
 * it is what it was: to look at, and to the last byte of its file.
 */
final class BuilderBot {
    static final int ROOMS = 10;
    private static final String HOME = "The Long Landing";
    private static final String FILE = "areas/bay.yaml";

    private final Venue venue;

    BuilderBot(Venue venue) {
        this.venue = venue;
    }

    /** Returns the zone's file. */
    String run() {
        buildRooms();
        furnish();
        stand(HOME);
        List<String> before = survey();
        String exported = export();
        built("@zone destroy bay");
        venue.step(Venue.BUILDER, "@undo", client -> client.ask("@stat bay").contains("rooms: " + ROOMS));
        assertThat(survey()).as("undone").isEqualTo(before);
        built("@destroy dagger");
        built("@zone destroy bay");
        assertThat(venue.ask(Venue.BUILDER, "@find zone:bay")).contains("There is nothing like");
        venue.step(
                Venue.BUILDER, "@import bay", client -> client.ask("@stat bay").contains("rooms: " + ROOMS));
        assertThat(survey()).as("imported as it was").isEqualTo(before);
        assertThat(export()).as("and exported as it was").isEqualTo(exported);
        stand(HOME);
        built("@open bay=Bay 1");
        stand("Bay 7");
        built("@create a newt=character");
        built("@behave newt=wander {\"seconds\": 1}");
        stand(HOME);
        return exported;
    }

    private void buildRooms() {
        built("@zone new bay=The Bay");
        for (int i = 1; i <= ROOMS; i++) {
            built("@dig Bay " + i);
            if (i <= 2) {
                // Those after were dug from within the zone.
                built("@zone Bay " + i + "=bay");
            }
            built("@describe Bay " + i + "=Room " + i + " of ten.");
            if (i > 1) {
                stand("Bay " + (i - 1));
                built("@open east=Bay " + i + ", west");
            }
        }
        built("@set east=door:{\"name\":\"a gate\",\"closed\":true}");
    }

    private void furnish() {
        stand("Bay 2");
        built("@create a rat=character");
        built("@set rat=max_hp:6");
        built("@set rat=damage:\"1\"");
        built("@set rat=gold:30");
        built("@set rat=experience:120");
        built("@create a tail");
        built("@set tail=price:6");
        venue.step(
                Venue.BUILDER,
                "give tail to rat",
                client -> client.ask("look rat").contains("Carries a tail."));
        stand("Bay 3");
        built("@create a beacon=item prototype");
        built("@set a beacon=price:4");
        built("@create a loaf=item prototype");
        built("@set a loaf=price:3");
        built("@create the trader=character");
        built(
                "@set trader=shop:{\"sells\":[\"bay/beacon\",\"bay/loaf\"],\"buys\":[\"any\"],\"markup\":1,\"markdown\":0.5}");
        built("@behave trader=shopkeeper");
        stand("Bay 4");
        built("@create an ogre=character");
        built("@set ogre=level:50");
        built("@set ogre=max_hp:100000");
        built("@set ogre=damage:\"500\"");
        stand("Bay 5");
        built("@create a dagger");
        built("@set dagger=wield:\"3\"");
        built("@create a beret");
        built("@set beret=wear:[\"head\"]");
        built("@set beret=armor:5");
        built("@teleport dagger=Bay 5");
        built("@teleport beret=Bay 5");
        stand("Bay 6");
        built("@create a trunk");
        built("@set trunk=container:{\"capacity\":20,\"closed\":false}");
        built("@alias trunk=coffer");
        built("@teleport trunk=Bay 6");
        built("@set here=dark:true");
    }

    /** Can be undone, so that {@code @undo list} tells whether it was done. */
    private void built(String line) {
        venue.step(Venue.BUILDER, line, client -> lastDone(client).equals(line));
    }

    private static String lastDone(TelnetClient client) {
        return client.ask("@undo list")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("@"))
                .findFirst()
                .orElse("");
    }

    private void stand(String room) {
        venue.step(
                Venue.BUILDER,
                "@teleport " + room,
                client -> client.ask("@examine here").lines().anyMatch(line -> line.startsWith(room + " (")));
    }

    private String export() {
        venue.step(Venue.BUILDER, "@export bay", this::isExported);
        try {
            return Files.readString(venue.data().resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever has come of an earlier line: once the answer is there, so is the file. */
    private boolean isExported(TelnetClient client) {
        client.send("@export bay");
        client.expectLine("Exported bay: \\d+ things, in " + FILE + "\\.");
        return Files.exists(venue.data().resolve(FILE));
    }

    private List<String> survey() {
        List<String> seen = new ArrayList<>();
        for (int i = 1; i <= ROOMS; i++) {
            look("@examine Bay " + i, any -> true, seen);
        }
        for (String thing :
                List.of("a rat", "tail", "a beacon", "a loaf", "the trader", "an ogre", "dagger", "beret")) {
            // Of what is called so; what is called nearly so may walk about elsewhere.
            look("@find " + thing, line -> line.contains(thing + " (#)"), seen);
        }
        for (String thing : List.of("a rat", "a beacon", "the trader", "an ogre", "dagger", "trunk")) {
            look("@examine " + thing, any -> true, seen);
        }
        assertThat(seen).contains("Description: Room 10 of ten.", "gold: 30", "damage: \"500\"");
        return seen;
    }

    /** Sorted: a file is sorted, and what is made from it comes in the order of the file. */
    private void look(String line, Predicate<String> which, List<String> seen) {
        venue.ask(Venue.BUILDER, line)
                .lines()
                .filter(shown -> !shown.startsWith("Made from:"))
                .map(shown -> shown.replaceAll("#\\d+", "#"))
                .filter(which)
                .sorted()
                .forEach(seen::add);
    }
}
