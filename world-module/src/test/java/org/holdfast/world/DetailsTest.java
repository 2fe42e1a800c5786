package org.holdfast.world;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.api.Permissions;
import org.holdfast.api.message.FromModule.WriteContent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a place is like beyond its things: details, how things lie there, and colours. */
class DetailsTest {
    private static final String AREA = """
            zone: mud
            start: flat
            attributes: {builders: []}
            rooms:
              flat:
                name: The Flat
                description: A <gold>wide</gold> flat, and a sign.
                attributes:
                  details:
                  - {names: [sign, board], text: 'It reads <red>No</red> <danger>fishing.'}
                exits: {north: cave}
              cave:
                name: The Cave
                attributes:
                  dark: true
                  details: [{names: [wall], text: It drips.}]
                exits: {south: flat}
            items:
              oar:
                name: an oar
                in: flat
                attributes:
                  in_room: An <item>oar</item> stands upright in the mud.
                  details: [{names: [oar], text: It is split.}, {names: [blade], text: Grey wood.}]
              signal: {name: a signal flag, in: flat, description: It is red.}
              pail: {name: a pail, in: flat}
            characters:
              heron:
                name: a heron
                in: flat
                attributes: {in_room: A heron stands on one leg.}
            """;

    private final TestHost host = new TestHost(new TestContent(Map.of("areas/mud.yaml", AREA)));

    DetailsTest() {
        host.open(TestHost.session("Nova", Permissions.BUILD, Permissions.ADMINISTER));
        host.open(TestHost.session("Orm", Permissions.BUILD));
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void things_stand_there_as_their_authors_say() {
        assertThat(nova("look"))
                .containsExactly(
                        "The Flat",
                        "A wide flat, and a sign.",
                        "Exits: north",
                        "An oar stands upright in the mud.",
                        "You see a signal flag and a pail.",
                        "A heron stands on one leg.",
                        "Orm is here.",
                        "> ");
        nova("get oar");
        assertThat(nova("i")).startsWith("You carry an oar.");
    }

    @Test
    void who_fights_does_not_stand_on_one_leg() {
        host.type("Orm", "kill heron");
        assertThat(nova("look")).contains("A heron is here, fighting Orm.", "Orm is here, fighting a heron.");
    }

    @Test
    void details_can_be_looked_at() {
        assertThat(nova("look sign")).startsWith("It reads No <danger>fishing.");
        assertThat(nova("look at the board")).startsWith("It reads No <danger>fishing.");
        assertThat(nova("look bla")).startsWith("Grey wood.");
        assertThat(nova("look signa")).startsWith("a signal flag");
        assertThat(nova("look signature")).startsWith("You see no \"signature\" here.");
        assertThat(nova("look oar")).startsWith("an oar", "It is split.");
        assertThat(nova("get board").get(0)).startsWith("You see no \"board\" here.");
        nova("north");
        assertThat(nova("look wall")).startsWith("It is too dark to see that.");
        assertThat(nova("look sign")).startsWith("You see no \"sign\" here.");
    }

    @Test
    void builders_write_details_and_take_them_away() {
        assertThat(nova("@describe here/post|pole=Tarred <b>wood</b>, <dark_red>old</dark_red>."))
                .startsWith("Described post of The Flat.");
        assertThat(nova("look pole")).startsWith("Tarred <b>wood</b>, old.");
        assertThat(nova("@describe here/pole=Gone grey.")).startsWith("Described pole of The Flat.");
        assertThat(nova("look post")).as("one name stands for all").startsWith("Gone grey.");
        assertThat(nova("@examine here"))
                .anyMatch(line -> line.startsWith("details: [{\"names\":[\"sign\"")
                        && line.contains("{\"names\":[\"post\",\"pole\"],\"text\":\"Gone grey.\"}"));
        host.reload(new Random(1));
        assertThat(nova("look pole")).startsWith("Gone grey.");
        assertThat(nova("@describe here/pole=-")).startsWith("The Flat has no detail pole any more.");
        assertThat(nova("@describe here/pole=-")).startsWith("The Flat has no detail pole.");
        assertThat(nova("@undo")).startsWith("Undone: @describe here/pole=-");
        assertThat(nova("look pole")).startsWith("Gone grey.");
        assertThat(nova("@describe here/post|mast=New.")).startsWith("Described post of The Flat.");
        assertThat(nova("look pole")).as("other names are other names").startsWith("You see no \"pole\" here.");
        assertThat(nova("@describe here/|=x"))
                .containsExactly("Usage: @describe THING[/inside, /in_room or /DETAIL][=TEXT]", "> ");
        assertThat(nova("@describe here="))
                .containsExactly("Usage: @describe THING[/inside, /in_room or /DETAIL][=TEXT]", "> ");
    }

    @Test
    void a_builder_of_another_zone_writes_none() {
        assertThat(host.type("Orm", "@describe here/sign=Mine.").seenBy("Orm").get(0))
                .startsWith("The zone mud is others' to build in.");
    }

    @Test
    void attributes_that_make_no_sense_are_refused() {
        assertThat(nova("@set here=details:[{\"names\": [], \"text\": \"x\"}]").get(0))
                .startsWith("The attribute details is an array of at most 100 objects, such as");
        assertThat(nova("@set pail=in_room:7").get(0)).startsWith("The attribute in_room is a sentence");
        assertThat(nova("@set pail=in_room:\"A pail lies on its side.\"")).startsWith("Set in_room on a pail.");
        assertThat(nova("look")).contains("A pail lies on its side.");
    }

    @Test
    void what_players_call_themselves_and_say_has_no_colours() {
        assertThat(host.type("Orm", "say <red>hot</red>").texts())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text.template()).doesNotContain("red"));
        nova("@describe me=<red>Tall</red>.");
        assertThat(host.type("Orm", "look nova").seenBy("Orm")).contains("<red>Tall</red>.");
    }

    @Test
    void all_of_it_is_exported_and_imported_as_it_was() {
        nova("@describe here/post|pole=Tarred.");
        String text = host.type("Nova", "@export").messages().stream()
                .filter(WriteContent.class::isInstance)
                .map(message -> ((WriteContent) message).text())
                .findFirst()
                .orElseThrow();
        assertThat(text).contains("A <gold>wide</gold> flat, and a sign.").contains("[post, pole]");
        TestHost other = new TestHost(new TestContent(Map.of("areas/mud.yaml", text)));
        other.open(TestHost.session("Nova"));
        assertThat(other.type("Nova", "look pole").seenBy("Nova")).startsWith("Tarred.");
    }
}
