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
        assertThat(nova("@undo")).startsWith("Undone: the text of #1");
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
    void theInsideOfAThingIsWrittenToo() {
        assertThat(nova("@describe crate/inside").get(0)).startsWith("You write the inside of a crate.");
        nova("Straw.");
        nova(".");
        assertThat(nova("@examine crate")).contains("Inside: Straw.");
        assertThat(nova("@describe crate/inside=Hay.")).startsWith("Described a crate.");
        assertThat(nova("@examine crate")).contains("Inside: Hay.");
    }
}
