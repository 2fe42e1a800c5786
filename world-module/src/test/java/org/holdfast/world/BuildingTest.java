package org.holdfast.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands that make a world from within, whose it is, and what is offered in it. */
class BuildingTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
        host.open(TestHost.session("Ada", Permissions.BUILD));
        host.open(TestHost.session("Root", Permissions.BUILD, Permissions.ADMINISTER));
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    private String number(String answer) {
        return answer.replaceAll(".*\\((#\\d+)\\).*", "$1");
    }

    @Test
    void exitsAreOpenedBothWaysLinkedAndUnlinked() {
        String cellar = number(nova("@dig The Cellar").get(0));
        assertThat(nova("@open down=" + cellar + ", up")).satisfies(lines -> {
            assertThat(lines.get(0)).matches("Opened down \\(#\\d+\\) from The Quay to The Cellar\\.");
            assertThat(lines.get(1)).matches("Opened up \\(#\\d+\\) from The Cellar to The Quay\\.");
        });
        assertThat(nova(";d;u")).contains("The Cellar", "Exits: up", "The Quay");
        assertThat(nova("@unlink down")).startsWith("down leads nowhere.");
        assertThat(nova("d")).startsWith("The way down leads nowhere.");
        assertThat(nova("@unlink down")).startsWith("down leads nowhere as it is.");
        assertThat(nova("@link down=The Shed")).startsWith("down leads to The Shed.");
        assertThat(nova("d")).startsWith("The Shed");
        assertThat(nova("@open up=#1, north")).startsWith("There is an exit \"north\" there already.");
    }

    @Test
    void thingsAreCreatedNamedAndChanged() {
        String lamp = number(nova("@create a lamp").get(0));
        assertThat(nova("i")).startsWith("You carry a lamp.");
        assertThat(nova("@name lamp=a brass lamp")).startsWith("a lamp is a brass lamp now.");
        assertThat(nova("@alias lamp=light, lantern")).startsWith("a brass lamp answers to light, lantern as well.");
        assertThat(nova("look lantern")).startsWith("a brass lamp");
        assertThat(nova("@alias lamp=none")).startsWith("a brass lamp has no aliases.");
        assertThat(nova("look lantern").get(0)).startsWith("You see no");
        nova("@set lamp=lit:true");
        assertThat(nova("@unset lamp=lit")).startsWith("Took lit from a brass lamp.");
        assertThat(nova("@unset lamp=lit"))
                .startsWith("a brass lamp has no attribute \"lit\" of its own. @examine shows what it has.");
        assertThat(nova("@create a cat=character").get(0)).matches("Created a cat \\(#\\d+\\)\\.");
        assertThat(nova("look")).contains("A cat is here.");
        assertThat(nova("@examine " + lamp)).startsWith("a brass lamp (" + lamp + ")");
    }

    @Test
    void thingsAreMadeAfterOthers() {
        String guard = number(nova("@create a guard=character prototype").get(0));
        nova("@describe " + guard + "=Bored.");
        nova("@set " + guard + "=level:3");
        assertThat(nova("look")).as("a prototype is not met").doesNotContain("a guard is here.");
        String tim = number(nova("@create Tim=" + guard).get(0));
        assertThat(nova("look tim")).startsWith("Tim", "Bored.");
        assertThat(nova("@examine tim")).contains("Made after: a guard (" + guard + ")");
        assertThat(nova("@parent " + guard + "=" + tim))
                .startsWith("a guard cannot be made after Tim, which is made after it.");
        assertThat(nova("@parent tim=none")).startsWith("Tim is made after nothing.");
        assertThat(nova("look tim")).doesNotContain("Bored.");
        assertThat(nova("@parent tim=" + guard)).startsWith("Tim is made after a guard.");
        assertThat(nova("@parent tim=me")).startsWith("Nothing is made after the body of a player.");
        assertThat(nova("@copy tim=Tom").get(0)).startsWith("Copied Tim as Tom (#");
        assertThat(nova("look tom")).startsWith("Tom", "Bored.");
        assertThat(nova("@copy red").get(0)).startsWith("Copied a red buoy as a red buoy (#");
        assertThat(nova("i")).startsWith("You carry a red buoy.");
        assertThat(nova("@copy me").get(0)).startsWith("Rooms, items and characters");
        assertThat(nova("@list prototypes")).containsExactly("a guard (" + guard + "): prototype", "> ");
    }

    /** Each line of the section, as a reader would type it. */
    @Test
    void theReadmeCanBeFollowed() throws IOException {
        String section = Files.readString(Path.of("..", "README.md"))
                .split("## Build in the game")[1]
                .split("```")[1];
        String room = "#57";
        for (String line : section.strip().lines().toList()) {
            List<String> answer = nova(line.split(" {3,}")[0].replace("#57", room));
            assertThat(answer.get(0))
                    .as(line)
                    .doesNotStartWith("Huh?")
                    .doesNotStartWith("Usage")
                    .doesNotStartWith("There is no")
                    .doesNotStartWith("You see no");
            if (line.startsWith("@dig")) {
                room = number(answer.get(0));
            } else if (answer.get(0).startsWith("You write")) {
                assertThat(nova(".save").get(0)).startsWith("Described ").endsWith("The Beach.");
            }
        }
        assertThat(nova("rub lamp")).startsWith("It stays a lamp.");
    }

    @Test
    void thingsBehaveOfThemselves() {
        assertThat(nova("@behave").get(0)).startsWith("Behaviours: ").contains("wander");
        assertThat(nova("@behave gull")).startsWith("a gull does nothing of itself.");
        assertThat(nova("@behave gull=wander {\"seconds\": 20}")).startsWith("a gull has the behaviour wander.");
        assertThat(nova("@behave gull=greeter")).startsWith("a gull has the behaviour greeter.");
        assertThat(nova("@behave gull"))
                .startsWith("a gull behaves: [{\"name\":\"wander\",\"seconds\":20},\"greeter\"]");
        assertThat(nova("@behave gull=-wander")).startsWith("a gull has no behaviour wander.");
        assertThat(nova("@behave gull")).startsWith("a gull behaves: [\"greeter\"]");
        assertThat(nova("@undo").get(0)).startsWith("Undone: @behave gull=-wander");
        assertThat(nova("@behave gull=wnader")).startsWith("There is no behaviour \"wnader\". Did you mean wander?");
        assertThat(nova("@behave gull=wander 1"))
                .startsWith("The settings must be a JSON object, such as {\"seconds\": 20}.");
    }

    @Test
    void thereIsAWayInEachDirection() {
        for (String direction : List.of("northwest", "southeast", "southwest", "in", "nw", "se")) {
            nova("@open " + direction + "=#4");
            assertThat(nova(direction)).as(direction).startsWith("The Shed");
            nova("@teleport #1");
        }
    }

    @Test
    void thingsAreFoundListedAndCounted() {
        assertThat(nova("@find coin"))
                .containsExactly("a coin (#11): item in The Shed (#4)", "a coin (#12): item in The Shed (#4)", "> ");
        assertThat(nova("@find shde")).startsWith("The Shed (#4): room");
        assertThat(nova("@find bouy rde")).startsWith("a red buoy (#7): item in The Quay (#1)");
        assertThat(nova("@find kind:exit zone:small")).hasSize(4).startsWith("north (#2): exit in The Quay (#1)");
        assertThat(nova("@find xyzzy")).startsWith("There is nothing like \"xyzzy\" anywhere.");
        assertThat(nova("@list rooms")).containsExactly("The Quay (#1): room", "The Shed (#4): room", "> ");
        assertThat(nova("@list zones").get(0)).matches("small \\(#\\d+\\): zone");
        assertThat(nova("@list items 2")).startsWith("There is only one page.");
        assertThat(nova("@stat")).contains("rooms: 2", "exits: 3", "players: 4", "zones: 1");
        assertThat(nova("@stat small")).contains("rooms: 2", "players: 0");
    }

    @Test
    void aPlaceOfNoZoneHasNoFiguresOfItsOwn() {
        List<StoredRecord> records = host.records().stream()
                .map(record -> new StoredRecord(record.key(), record.version(), (Doc.Obj)
                        Doc.parse(record.doc().toJson().replace("\"zone\":\"small\"", "\"zone\":\"\""))))
                .toList();
        host = new TestHost(TestContent.small(), records);
        host.open(TestHost.session("Nova", Permissions.BUILD));
        assertThat(nova("@stat here")).startsWith("This place belongs to no zone. @stat counts the whole world.");
    }

    @Test
    void whatIsDestroyedIsGoneWithAllThatIsInIt() {
        String hole = number(nova("@dig Hole").get(0));
        nova("@open down=" + hole + ", up");
        host.type("Orm", "d");
        nova("@teleport crate=" + hole);
        assertThat(nova("@destroy " + hole)).startsWith("Destroyed Hole (" + hole + ").");
        assertThat(host.type("Orm", "look").seenBy("Orm")).startsWith("The Quay");
        assertThat(nova("@find crate")).startsWith("There is nothing like \"crate\" anywhere.");
        assertThat(nova("down")).startsWith("The way down leads nowhere.");
        assertThat(nova("@destroy me")).startsWith("The body of a player is not destroyed.");
        assertThat(nova("@destroy here")).startsWith("The Quay is where new characters begin, and stays.");
        assertThat(nova("@destroy #99")).startsWith("There is no thing #99.");
    }

    @Test
    void zonesAreTheirBuilders() {
        assertThat(nova("@zone").get(2)).isEqualTo("Builders: every builder");
        assertThat(nova("@zone new cove=The Cove").get(0)).startsWith("Made the zone The Cove (#");
        String beach = number(nova("@dig Beach").get(0));
        assertThat(nova("@zone " + beach + "=cove")).startsWith("Beach belongs to The Cove.");
        nova("@teleport " + beach);
        assertThat(nova("@zone")).contains("Key: cove", "Builders: Nova", "Members: 1");
        nova("@create a shell");
        nova("drop shell");

        host.type("Ada", "@teleport " + beach);
        for (String line : List.of(
                "@name here=x",
                "@describe here=x",
                "@describe here",
                "@set shell=a:1",
                "@dig x",
                "@create x",
                "@open n=#1",
                "@destroy shell",
                "@parent shell=#7",
                "@copy shell",
                "@zone builders cove=me",
                "@zone destroy cove",
                "@zone #1=cove",
                "@zmo cove=#7")) {
            Output output = host.type("Ada", line);
            assertThat(output.seenBy("Ada"))
                    .as(line)
                    .startsWith("The zone cove is others' to build in. @zone tells whose.");
            assertThat(output.changed()).isEmpty();
        }
        assertThat(nova("@zone builders cove=Ada")).startsWith("Ada builds in The Cove now.");
        assertThat(host.type("Ada", "@name shell=a conch").seenBy("Ada")).startsWith("a shell is a conch now.");
        assertThat(host.type("Ada", "@set cove=builders:[]").seenBy("Ada").get(0))
                .startsWith("Who builds in a zone is said with @zone builders.");
        assertThat(nova("@zone builders cove=Ada")).startsWith("Ada builds in The Cove no more.");
        assertThat(host.type("Ada", "@undo").seenBy("Ada").get(0)).startsWith("The zone cove is others'");
        host.type("Root", "@teleport " + beach);
        assertThat(host.type("Root", "@name conch=a shell").seenBy("Root")).startsWith("a conch is a shell now.");
        assertThat(nova("@zone destroy cove").get(0)).matches("Destroyed The Cove \\(#\\d+\\) and 2 things .*");
        assertThat(nova("look")).startsWith("The Quay");
        assertThat(nova("@undo").get(0)).startsWith("Undone: @zone destroy cove");
        assertThat(nova("@teleport " + beach)).startsWith("Beach").contains("You see a shell.");
    }

    @Test
    void whatIsMadeBelongsToTheZoneOfTheRoomWhereItsBuilderStands() {
        nova("@zone new cove=The Cove");
        String beach = number(nova("@dig Beach").get(0));
        assertThat(nova("@examine " + beach)).contains("Zone: small");
        nova("@zone " + beach + "=cove");
        nova("@teleport " + beach);
        String cave = number(nova("@dig Cave").get(0));
        nova("@open in=" + cave + ", out");
        assertThat(nova("@examine " + cave)).contains("Zone: cove");
        assertThat(nova("@examine in")).contains("Zone: cove");
        assertThat(nova("@zone")).contains("Members: 4");
    }

    @Test
    void thingsOfferCommands() {
        assertThat(nova("@set crate=commands:[{\"on\":\"push|shove crate\",\"tell\":\"It is {heavy}.\","
                        + "\"show\":\"pushes the crate.\"},{\"on\":\"knock *\",\"run\":\"say Who is there?\"}]"))
                .startsWith("Set commands on a crate.");
        Output push = host.type("Orm", "Shove  crate");
        assertThat(push.seenBy("Orm")).containsExactly("It is {heavy}.", "Orm pushes the crate.", "> ");
        assertThat(push.seenBy("Nova")).containsExactly("Orm pushes the crate.");
        assertThat(host.type("Orm", "knock twice loudly").seenBy("Orm")).startsWith("You say, \"Who is there?\"");
        assertThat(host.type("Orm", "push").seenBy("Orm").get(0)).startsWith("Huh?");
        assertThat(host.type("Orm", "commands").seenBy("Orm")).contains("Here: push, knock");
        host.type("Orm", "n");
        assertThat(host.type("Orm", "push crate").seenBy("Orm").get(0)).startsWith("Huh?");
    }

    @Test
    void whatIsOfferedFollowsTheThingsThatOfferIt() {
        String pump = number(nova("@create a pump=item prototype").get(0));
        nova("@parent crate=" + pump);
        nova("@set " + pump + "=commands:[{\"on\":\"pump\",\"tell\":\"Splash.\"}]");
        assertThat(host.type("Orm", "pump").seenBy("Orm"))
                .as("a thing offers what its parent offers")
                .startsWith("Splash.");
        nova("@unset " + pump + "=commands");
        assertThat(host.type("Orm", "pump").seenBy("Orm").get(0)).startsWith("Huh?");
        nova("@create a bell");
        assertThat(nova(";@set bell=commands:[{\"on\":\"ring\",\"tell\":\"Ding.\"}];ring"))
                .as("what was changed by the same line counts, and what is carried")
                .contains("Ding.");
        assertThat(host.type("Orm", "ring").seenBy("Orm").get(0)).startsWith("Huh?");
        nova("drop bell");
        assertThat(host.type("Orm", "ring").seenBy("Orm")).startsWith("Ding.");
        host.reload(new Random(1));
        assertThat(host.type("Orm", "ring").seenBy("Orm")).startsWith("Ding.");
        nova("@destroy bell");
        assertThat(host.type("Orm", "ring").seenBy("Orm").get(0)).startsWith("Huh?");
    }

    @Test
    void whatAPlaceOffersComesFirstButNotBeforeBuilding() {
        nova("@set here=commands:[{\"on\":\"look\",\"tell\":\"Fog.\"},{\"on\":\"trap\",\"run\":\"@set me=a:1\"},"
                + "{\"on\":\"bye\",\"run\":\"quit\"}]");
        assertThat(nova("look")).containsExactly("Fog.", "> ");
        assertThat(nova("l")).startsWith("The Quay");
        assertThat(host.type("Root", "trap").seenBy("Root").get(0))
                .as("it is run with no more rights than anybody has")
                .startsWith("Huh? There is no command \"@set\"");
        assertThat(host.type("Orm", "bye").seenBy("Orm").get(0)).startsWith("Goodbye, Orm.");
    }

    @Test
    void aZoneOffersWhatItsMasterOffers() {
        String master = number(nova("@create rules of the small zone").get(0));
        nova("@set " + master + "=commands:[{\"on\":\"pray\",\"tell\":\"Nobody answers.\"}]");
        host.type("Orm", "n");
        assertThat(host.type("Orm", "pray").seenBy("Orm").get(0)).startsWith("Huh?");
        assertThat(nova("@zmo").get(0)).contains("is made after nothing.");
        assertThat(nova("@zmo small=" + master).get(0)).startsWith("small is made after rules of the small zone");
        assertThat(host.type("Orm", "pray").seenBy("Orm")).startsWith("Nobody answers.");
        assertThat(nova("@zmo small=none")).startsWith("small is made after nothing.");
        assertThat(host.type("Orm", "pray").seenBy("Orm").get(0)).startsWith("Huh?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | should be an array of at most 50 objects",
                "[1] | should be an array of objects",
                "[{}] | member 'on' should be a string but is missing",
                "[{\"on\":\"\",\"tell\":\"x\"}] | needs a word in 'on' that does not begin with @",
                "[{\"on\":\"*\",\"tell\":\"x\"}] | needs a word in 'on' that does not begin with @",
                "[{\"on\":\"@dig\",\"tell\":\"x\"}] | needs a word in 'on' that does not begin with @",
                "[{\"on\":\"x\"}] | needs one of 'tell', 'show' and 'run'",
                "[{\"on\":\"x\",\"say\":\"y\"}] | has a member 'say' that means nothing",
            })
    void tablesThatMakeNoSenseAreRefused(String json, String why) {
        Output output = host.type("Nova", "@set here=commands:" + json);
        assertThat(output.seenBy("Nova")).startsWith("The attribute commands " + why + ".");
        assertThat(output.changed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@dig Cellar",
                "@open up=#4, down",
                "@link north=#1",
                "@unlink north",
                "@create a lamp",
                "@create a cat=character",
                "@create a guard=item prototype",
                "@describe here=x",
                "@describe here/inside=x",
                "@name red=x",
                "@alias red=x, y",
                "@parent red=#8",
                "@set red=a:1",
                "@unset crate=fixed",
                "@teleport red=#4",
                "@destroy red",
                "@destroy #4",
                "@zone new cove",
                "@zone builders small=me",
                "@zmo small=#7",
                "@copy red=x",
                "@copy here",
            })
    void everyBuildingCommandIsUndone(String line) {
        List<String> before = thingsOf(host);
        assertThat(nova(line)).doesNotContain("Usage");
        assertThat(nova("@undo")).startsWith("Undone: " + line);
        assertThat(thingsOf(host)).isEqualTo(before);
        assertThat(nova("@undo")).startsWith("There is nothing to undo.");
    }

    /** All records but the count of ids, which never goes back. */
    private static List<String> thingsOf(TestHost host) {
        return host.records().stream()
                .filter(record -> !record.key().namespace().equals("world"))
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatWasChangedSinceIsNotUndone() {
        nova("@describe red=x");
        host.type("Ada", "@describe red=y");
        assertThat(nova("@undo"))
                .startsWith(
                        "\"@describe red=x\" cannot be undone: the description of a red buoy (#7) was changed since.");
        host.type("Ada", "@undo");
        host.type("Orm", "get red");
        assertThat(nova("@undo")).as("that it was moved does not matter").startsWith("Undone: @describe red=x");

        String hole = number(nova("@dig Hole").get(0));
        nova("@teleport " + hole);
        assertThat(nova("@undo").get(0))
                .contains("cannot be undone: you are in Hole (")
                .endsWith("). Step out of it first.");
        nova("@teleport #1");
        host.type("Ada", "@open down=" + hole);
        assertThat(nova("@undo").get(0)).contains("cannot be undone: down (").contains(") leads to Hole (");
        host.type("Ada", "@undo");
        assertThat(nova("@undo").get(0)).startsWith("Undone: @dig Hole");

        nova("@create a lamp");
        host.type("Root", "@set #" + (Long.parseLong(hole.substring(1)) + 2) + "=a:1");
        assertThat(nova("@undo").get(0)).contains("the attribute a of a lamp").endsWith("was changed since.");
        host.type("Root", "@destroy a lamp");
    }

    @Test
    void twentyCommandsAreRemembered() {
        for (int i = 1; i <= 25; i++) {
            nova("@set red=a:" + i);
        }
        assertThat(nova("@undo list")).hasSize(21).startsWith("@set red=a:25").contains("@set red=a:6");
        for (int i = 0; i < 20; i++) {
            assertThat(nova("@undo").get(0)).startsWith("Undone: @set red=a:");
        }
        assertThat(nova("@undo")).startsWith("There is nothing to undo.");
        assertThat(nova("@examine red")).contains("a: 5");
    }

    @Test
    void aChainOfBuildingIsUndoneOneByOne() {
        nova(";@set me=a:1;@set me=b:2;@undo;@set me=c:3");
        assertThat(nova("@examine me")).contains("a: 1", "c: 3").doesNotContain("b: 2");
        nova("@undo");
        nova("@undo");
        assertThat(nova("@examine me")).doesNotContain("a: 1", "c: 3");
    }

    /** Builders meet a lock as players do, and are never kept from mending it. */
    @Test
    void aLockHoldsForItsBuilderWhoCanMendItFromWithout() {
        TestHost locked = TestHost.withNovaAndOrm(TestContent.small());
        locked.type("Nova", "north");
        locked.type("Nova", "@set here=locks:{\"enter\": \"nobody\"}");
        locked.type("Nova", "south");
        assertThat(locked.type("Nova", "north").seenBy("Nova")).startsWith("You may not enter The Shed.");
        assertThat(locked.type("Nova", "@teleport the shed").seenBy("Nova")).contains("The Shed");
        locked.type("Nova", "south");
        locked.type("Nova", "@unset the shed=locks");
        assertThat(locked.type("Nova", "north").seenBy("Nova")).startsWith("The Shed");
    }

    @Test
    void whoseRoomIsDestroyedSeesWhereThatLeavesThem() {
        TestHost small = TestHost.withNovaAndOrm(TestContent.small());
        small.type("Nova", "@dig The Cellar");
        small.type("Nova", "@open down=The Cellar, up");
        small.type("Orm", "down");
        Output output = small.type("Nova", "@destroy The Cellar");
        assertThat(output.seenBy("Orm")).startsWith("The place where you were is gone.", "The Quay");
        assertThat(output.seenBy("Nova").get(0)).startsWith("Destroyed The Cellar");
    }

    @Test
    void aNameToTheLetterIsWorthMoreThanAnAlias() {
        TestHost small = TestHost.withNovaAndOrm(TestContent.small());
        small.type("Nova", "@create a herring gull=character prototype");
        small.type("Nova", "@alias a herring gull=gull");
        small.type("Nova", "@create a tern=character prototype");
        small.type("Nova", "@alias a tern=bird, a gull");
        assertThat(small.type("Nova", "@create Jon=a gull").seenBy("Nova").get(0))
                .startsWith("Created Jon");
    }

    @Test
    void whatWasMadeAndPutDownSinceIsUndone() {
        TestHost small = TestHost.withNovaAndOrm(TestContent.small());
        small.type("Nova", "@create a sack");
        small.type("Nova", "@create a sack");
        assertThat(small.type("Nova", "i").seenBy("Nova")).startsWith("You carry a sack (x2).");
        small.type("Nova", "drop sack");
        assertThat(small.type("Nova", "@undo").seenBy("Nova")).startsWith("Undone: @create a sack");
        small.type("Orm", "get sack");
        assertThat(small.type("Nova", "@undo").seenBy("Nova").get(0)).containsAnyOf("Undone", "was changed since");
    }

    @Test
    void resetsThatMakeNoSenseAreRefused() {
        TestHost small = TestHost.withNovaAndOrm(TestContent.small());
        assertThat(small.type("Nova", "@set here=resets:1").seenBy("Nova").get(0))
                .startsWith("The attribute resets is an array of steps");
        assertThat(small.type("Nova", "@set here=resets:[{\"do\":\"dance\"}]")
                        .seenBy("Nova")
                        .get(0))
                .startsWith("Step 1 of the resets makes no sense: there is no step 'dance'");
    }
}
