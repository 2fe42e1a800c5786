package org.holdfast.world;

import java.util.List;
import java.util.Random;
import org.holdfast.api.Permissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Long texts, written line by line. */
class WritingTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void aTextIsWrittenLineByLineThroughReloads() {
        Random random = new Random(1);
        assertThat(nova("@describe here"))
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("You write the description of The Quay."))
                .endsWith("1: Wet stone.", "2> ");
        for (String line :
                List.of("look", "..dots", "", "  say <b>{}", ".insert 2 before look", ".replace 1 Dry stone.")) {
            host.reload(random);
            assertThat(nova(line))
                    .singleElement()
                    .satisfies(prompt -> assertThat(prompt).endsWith("> "));
        }
        assertThat(nova(".show"))
                .containsExactly(
                        "1: Dry stone.", "2: before look", "3: look", "4: .dots", "5: ", "6:   say <b>{}", "7> ");
        assertThat(nova(".delete 4")).containsExactly("6> ");
        host.reload(random);
        assertThat(nova(".save")).containsExactly("Described The Quay.", "> ");
        assertThat(nova("look"))
                .startsWith(
                        "The Quay", "Dry stone.", "before look", "look", "", "  say <b>{}", "Exits: north, iron door");
        assertThat(nova("@undo")).startsWith("Undone: the description of #1");
        assertThat(nova("look")).startsWith("The Quay", "Wet stone.", "Exits: north, iron door");
    }

    @Test
    void commandsRunMeanwhile() {
        nova("@describe red");
        assertThat(nova(".run say hi")).containsExactly("You say, \"hi\"", "2> ");
        assertThat(nova(".frob").get(0)).startsWith("Huh? There is no \".frob\" here;");
        assertThat(nova(".help").get(0)).startsWith(".help");
        assertThat(nova(".delete 9")).startsWith("There is no line 9; .show shows those there are.");
        assertThat(nova(".delete")).startsWith("Usage: .delete N");
        assertThat(nova(".delete 99999999999")).startsWith("Usage: .delete N");
        assertThat(nova(".insert x")).startsWith("Usage: .insert N TEXT");
        assertThat(nova(".replace")).startsWith("Usage: .replace N TEXT");
        assertThat(nova(".clear")).containsExactly("1> ");
        assertThat(nova(".show")).startsWith("There are no lines yet.");
        assertThat(nova(".quit")).containsExactly("Nothing was changed.", "> ");
        assertThat(nova("look red")).contains("It is red.");
        assertThat(host.records()).noneMatch(record -> record.key().namespace().equals("notebook"));
    }

    @Test
    void whoComesBackIsReminded() {
        nova("@describe here");
        nova("More.");
        host.close("Nova");
        assertThat(host.open(TestHost.session("Nova", Permissions.BUILD)).seenBy("Nova"))
                .startsWith("The Quay")
                .contains(
                        "You are writing the description of #1, line 3. .save ends it and .help lists what else there is.")
                .endsWith("3> ");
    }

    @Test
    void nobodyIsWrittenOver() {
        host.open(TestHost.session("Ada", Permissions.BUILD));
        nova("@describe here");
        nova("Mine.");
        host.type("Ada", "@describe here=Hers.");
        assertThat(nova(".save").get(0)).startsWith("Somebody changed the description of The Quay since you began.");
        assertThat(nova(".save!")).containsExactly("Described The Quay.", "> ");
        assertThat(nova("look")).startsWith("The Quay", "Wet stone.", "Mine.");
    }

    @Test
    void whatIsGoneOrForbiddenMeanwhileIsNotWritten() {
        host.open(TestHost.session("Ada", Permissions.BUILD, Permissions.ADMINISTER));
        nova("@describe red");
        host.change(TestHost.session("Nova"));
        assertThat(nova(".save").get(0)).startsWith("You are no builder any more.");
        host.change(TestHost.session("Nova", Permissions.BUILD));
        host.type("Ada", "@destroy red");
        assertThat(nova(".save").get(0)).startsWith("#7 is not there any more.");
        assertThat(nova(".quit")).containsExactly("Nothing was changed.", "> ");
    }

    @Test
    void aTextIsBounded() {
        nova("@describe red");
        for (int i = 2; i <= 200; i++) {
            nova("x");
        }
        assertThat(nova("x").get(0)).startsWith("That would be too long: a text has at most 200 lines");
        nova(".clear");
        String line = "x".repeat(4000);
        for (int i = 1; i <= 3; i++) {
            nova(line);
        }
        assertThat(nova(line).get(0)).startsWith("That would be too long");
        assertThat(nova(".save")).startsWith("Described a red buoy.");
    }

    @Test
    void aDetailIsWrittenLineByLineThroughReloads() {
        Random random = new Random(2);
        nova("@describe here/sign|board=Keep out.");
        assertThat(nova("@edit here/board"))
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("You write the detail board of The Quay."))
                .endsWith("1: Keep out.", "2> ");
        host.reload(random);
        nova("Or in.");
        host.close("Nova");
        assertThat(host.open(TestHost.session("Nova", Permissions.BUILD)).seenBy("Nova"))
                .contains(
                        "You are writing the detail board of #1, line 3. .save ends it and .help lists what else there"
                                + " is.");
        host.reload(random);
        assertThat(nova(".save")).containsExactly("Described board of The Quay.", "> ");
        assertThat(nova("look sign")).startsWith("Keep out.", "Or in.");
        assertThat(nova("@undo")).startsWith("Undone: the detail board of #1");
        assertThat(nova("look board")).containsExactly("Keep out.", "> ");
        nova("@edit here/board");
        nova(".clear");
        assertThat(nova(".save")).containsExactly("The Quay has no detail board any more.", "> ");
        assertThat(nova("look sign")).startsWith("You see no \"sign\" here.");
        nova("@undo");
        assertThat(nova("look sign")).startsWith("Keep out.");
    }

    @Test
    void aTextOfBlankLinesIsNone() {
        nova("@create a lamp");
        nova("@describe lamp");
        nova("  ");
        nova("");
        assertThat(nova(".save")).startsWith("A lamp has no description of its own any more.");
        assertThat(nova("look lamp")).contains("There is nothing special about it.");
    }

    @Test
    void aNewDetailIsWrittenLineByLine() {
        assertThat(nova("@describe here/rail|rails")).endsWith("There are no lines yet.", "1> ");
        assertThat(nova(".save")).as("there is nothing to keep").containsExactly("The Quay has no detail rail.", "> ");
        nova("@describe here/rail|rails");
        nova("Rust.");
        assertThat(nova(".save")).startsWith("Described rail of The Quay.");
        assertThat(nova("look rails")).startsWith("Rust.");
    }

    @Test
    void aDetailIsNotWrittenOverEither() {
        host.open(TestHost.session("Ada", Permissions.BUILD));
        nova("@edit here/sign");
        nova("Mine.");
        host.type("Ada", "@describe here/sign=Hers.");
        assertThat(nova(".save").get(0)).startsWith("Somebody changed the detail sign of The Quay since you began.");
        assertThat(nova(".save!")).containsExactly("Described sign of The Quay.", "> ");
        assertThat(nova("look sign")).startsWith("Mine.");
    }

    @Test
    void howAThingStandsInARoomIsWrittenToo() {
        assertThat(nova("@edit red/in_room").get(0)).startsWith("You write the line in a room of a red buoy.");
        nova("A red buoy");
        host.reload(new Random(3));
        nova("rolls about.");
        assertThat(nova(".save")).containsExactly("Described a red buoy.", "> ");
        assertThat(nova("look")).contains("A red buoy rolls about.");
        assertThat(nova("@undo")).startsWith("Undone: the line in a room of #7");
        assertThat(nova("look")).doesNotContain("A red buoy rolls about.");
        assertThat(nova("@describe red/in_room=It lies there.")).startsWith("Described a red buoy.");
        assertThat(nova("look")).contains("It lies there.");
        assertThat(nova("@describe red/in_room=-")).startsWith("A red buoy has no line in a room of its own any more.");
        assertThat(nova("look")).doesNotContain("It lies there.");
        assertThat(nova("@edit here/in_room"))
                .startsWith("in_room is how an item or a creature is seen in a room, and The Quay is neither.");
        assertThat(nova("@edit me/in_room").get(0)).endsWith("and Nova is neither.");
    }

    @Test
    void aTextThatOlderCodeCanReadIsWrittenForIt() {
        nova("@edit here");
        assertThat(host.records())
                .filteredOn(record -> record.key().namespace().equals("notebook"))
                .singleElement()
                .satisfies(record -> assertThat(record.version()).isEqualTo(1));
        nova(".quit");
        nova("@edit here/sign");
        assertThat(host.records())
                .filteredOn(record -> record.key().namespace().equals("notebook"))
                .singleElement()
                .satisfies(record -> assertThat(record.version()).isEqualTo(2));
    }

    @Test
    void theInsideOfAThingIsWrittenToo() {
        assertThat(nova("@describe crate/inside").get(0)).startsWith("You write the inside of a crate.");
        nova("Straw.");
        nova(".");
        assertThat(nova("@examine crate")).contains("Inside: Straw.");
        assertThat(nova("@describe crate/inside=Hay.")).startsWith("Described a crate.");
        assertThat(nova("@examine crate")).contains("Inside: Hay.");
    }
}
