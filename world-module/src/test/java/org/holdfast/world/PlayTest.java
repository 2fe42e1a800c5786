package org.holdfast.world;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every command used rightly. The strings are what players' scripts rely on. */
class PlayTest {
    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(TestContent.small());
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void aNewCharacterSeesTheStartAsLookShowsItAndThenThePrompt() {
        Output output = host.open(TestHost.session("Ada"));

        List<String> look = host.type("Ada", "look").seenBy("Ada");
        assertThat(output.seenBy("Ada")).isEqualTo(look).endsWith("> ").startsWith("The Quay");
        assertThat(output.seenBy("Nova")).containsExactly("Ada arrives.");
    }

    @Test
    void lookShowsTheRoom() {
        assertThat(nova("look"))
                .containsExactly(
                        "The Quay",
                        "Wet stone.",
                        "Exits: north, iron door",
                        "You see a red buoy, a blue buoy, a crate and the post.",
                        "A gull is here.",
                        "Orm is here.",
                        "> ");
        assertThat(nova("l")).isEqualTo(nova("look"));
    }

    @Test
    void aPlayerWhoSetBriefIsSparedDescriptionsOfRoomsUntilTheyAreAskedFor() {
        SessionInfo nova = TestHost.session("Nova", Permissions.BUILD);
        host.change(new SessionInfo(
                nova.id(),
                nova.account(),
                nova.character(),
                nova.name(),
                nova.permissions(),
                new ClientInfo("", 0, 0, false, Set.of(), true),
                1));

        assertThat(nova("look"))
                .startsWith("The Quay", "Exits: north, iron door")
                .doesNotContain("Wet stone.");
        nova("n");
        assertThat(nova("s")).startsWith("The Quay").doesNotContain("Wet stone.");
        assertThat(nova("look here")).startsWith("The Quay", "Wet stone.");
        assertThat(nova("look red buoy")).contains("It is red.");
        assertThat(host.type("Orm", "look").seenBy("Orm")).startsWith("The Quay", "Wet stone.");
        host.reload(new Random(1));
        assertThat(nova("look")).startsWith("The Quay", "Exits: north, iron door");
    }

    @Test
    void lookShowsAThing() {
        assertThat(nova("look red buoy")).containsExactly("a red buoy", "It is red.", "> ");
        assertThat(nova("look at the RED")).containsExactly("a red buoy", "It is red.", "> ");
        assertThat(nova("l gull")).containsExactly("a gull", "There is nothing special about a gull.", "> ");
        assertThat(nova("l n")).containsExactly("north", "That way lies The Shed.", "> ");
        assertThat(nova("look here")).isEqualTo(nova("look"));
        host.type("Orm", "get red");
        assertThat(nova("look orm"))
                .containsExactly("Orm", "There is nothing special about Orm.", "Carries a red buoy.", "> ");
    }

    @Test
    void directionsAndGoLeadThroughExits() {
        Output north = host.type("Nova", "n");
        assertThat(north.seenBy("Nova")).containsExactly("The Shed", "Exits: south", "You see a coin (x2).", "> ");
        assertThat(north.seenBy("Orm")).containsExactly("Nova leaves north.");

        Output south = host.type("Nova", "go south");
        assertThat(south.seenBy("Nova")).startsWith("The Quay").endsWith("> ");
        assertThat(south.seenBy("Orm")).containsExactly("Nova arrives from the north.");

        Output door = host.type("Nova", "go door");
        assertThat(door.seenBy("Nova")).startsWith("The Shed");
        assertThat(door.seenBy("Orm")).containsExactly("Nova leaves by the iron door.");
        assertThat(nova("south")).startsWith("The Quay");
        assertThat(nova("Iron Door")).startsWith("The Shed");
        assertThat(nova("sou")).startsWith("The Quay");
        assertThat(nova("go n")).startsWith("The Shed");
    }

    @Test
    void comingsAndGoingsMayBeDroppedAndSpeechMayNot() {
        assertThat(host.type("Nova", "n").messages())
                .filteredOn(FromModule.Broadcast.class::isInstance)
                .extracting(message -> ((FromModule.Broadcast) message).delivery())
                .containsExactly(FromModule.Delivery.DROPPABLE);
        assertThat(host.type("Orm", "say x").messages())
                .filteredOn(FromModule.Broadcast.class::isInstance)
                .extracting(message -> ((FromModule.Broadcast) message).delivery())
                .containsOnly(FromModule.Delivery.ALWAYS);
    }

    @Test
    void sayIsHeardByTheRoomWordForWord() {
        Output output = host.type("Nova", "say  Hello,  {} <b>world</b> ");
        assertThat(output.seenBy("Nova")).containsExactly("You say, \" Hello,  {} <b>world</b> \"", "> ");
        assertThat(output.seenBy("Orm")).containsExactly("Nova says, \" Hello,  {} <b>world</b> \"");
        assertThat(nova("'hi")).containsExactly("You say, \"hi\"", "> ");
        assertThat(nova("' hi")).containsExactly("You say, \"hi\"", "> ");
        assertThat(output.changed()).isEmpty();
    }

    @Test
    void sayIsNotHeardElsewhere() {
        host.type("Orm", "n");
        assertThat(host.type("Nova", "say x").seenBy("Orm")).isEmpty();
    }

    @Test
    void emoteIsSeenByTheRoom() {
        Output output = host.type("Nova", ":waits.");
        assertThat(output.seenBy("Nova")).containsExactly("Nova waits.", "> ");
        assertThat(output.seenBy("Orm")).containsExactly("Nova waits.");
        assertThat(host.type("Orm", "emote yawns").seenBy("Nova")).containsExactly("Orm yawns");
    }

    @Test
    void whoListsNamesOneALine() {
        host.open(TestHost.session("ada"));
        assertThat(nova("who")).containsExactly("ada", "Nova", "Orm", "> ");
        host.close("Orm");
        assertThat(nova("who")).containsExactly("ada", "Nova", "> ");
    }

    @Test
    void thingsAreTakenCarriedAndDropped() {
        assertThat(nova("inventory")).containsExactly("You carry nothing.", "> ");
        Output get = host.type("Nova", "get red buoy");
        assertThat(get.seenBy("Nova")).containsExactly("You take a red buoy.", "> ");
        assertThat(get.seenBy("Orm")).containsExactly("Nova takes a red buoy.");
        nova("take blue");
        assertThat(nova("i")).containsExactly("You carry a red buoy and a blue buoy.", "> ");
        nova("n");
        Output drop = host.type("Nova", "drop red");
        assertThat(drop.seenBy("Nova")).containsExactly("You drop a red buoy.", "> ");
        assertThat(drop.seenBy("Orm")).isEmpty();
        assertThat(nova("look")).contains("You see a red buoy and a coin (x2).");
    }

    @Test
    void thingsOfOneNameAreInterchangeable() {
        nova("n");
        assertThat(nova("get coin")).startsWith("You take a coin.");
        assertThat(nova("get coin")).startsWith("You take a coin.");
        assertThat(nova("i")).startsWith("You carry a coin (x2).");
    }

    @Test
    void pingIsAnsweredToOneselfAlone() {
        Output output = host.type("Nova", "ping a-{1}<b>");
        assertThat(output.seenBy("Nova")).containsExactly("pong a-{1}<b>", "> ");
        assertThat(output.seenBy("Orm")).isEmpty();
        assertThat(output.changed()).isEmpty();
        assertThat(nova("ping")).containsExactly("pong", "> ");
    }

    @Test
    void versionNamesVersionAndGeneration() {
        assertThat(nova("version")).containsExactly("Holdfast 0.0-test, world 0.1.0, generation 1.", "> ");
    }

    @Test
    void helpExplainsCommandsAndTopics() {
        assertThat(nova("help say"))
                .containsExactly(
                        "say",
                        "Usage: say WORDS",
                        "Also: '",
                        "Says something to everybody in the room. Short: 'WORDS",
                        "> ");
        assertThat(nova("help")).contains("Topics: tides");
        assertThat(nova("help tide")).containsExactly("They went. They will be back.", "> ");
        assertThat(nova("help inv")).startsWith("inventory");
        assertThat(nova("?")).startsWith("Help");
    }

    @Test
    void commandsListsWhatOneMayUse() {
        List<String> seen = nova("commands");
        assertThat(seen.get(0)).startsWith("Going: north, east, ").contains(", unlock");
        assertThat(seen.get(1)).startsWith("Things: look, get, ");
        assertThat(seen)
                .anyMatch(line -> line.startsWith("Building: @alias, ") && line.contains(", @dig, "))
                .contains("The server has some of its own: help account and help settings tell of them.");
        assertThat(host.type("Orm", "commands").seenBy("Orm"))
                .contains("Fights: consider, kill, flee, wimpy, score")
                .noneMatch(line -> line.contains("@"));
    }

    @Test
    void commandsListsEachCommandOnceUnderWhatItIsFor() {
        List<String> listed = nova("commands").stream()
                .filter(line -> line.contains(": ") && !line.startsWith("The server"))
                .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 2).split(", ")))
                .toList();
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        StandardCommands.of(TestHost.context(1, TestContent.small()), "0", new ChannelHistory())
                                .allowed(TestHost.session("Nova", Permissions.BUILD))
                                .stream()
                                .map(Command::name)
                                .toList());
        assertThat(nova("commands")).noneMatch(line -> line.startsWith("More:"));
    }

    @Test
    void quitSaysGoodbyeAndClosesWithoutAPrompt() {
        Output output = host.type("Nova", "quit");
        assertThat(output.messages()).singleElement().isInstanceOf(FromModule.Close.class);
        assertThat(output.seenBy("Nova").get(0)).startsWith("Goodbye, Nova.");
        assertThat(host.close("Nova").seenBy("Orm")).containsExactly("Nova leaves the game.");
        assertThat(host.type("Orm", "look").seenBy("Orm")).doesNotContain("Nova is here.");
    }

    @Test
    void whoComesBackIsWhereItLeft() {
        host.type("Orm", "n");
        host.close("Orm");
        assertThat(host.open(TestHost.session("Orm")).seenBy("Orm")).startsWith("The Shed");
    }

    @Test
    void wordsMayBeCutShort() {
        assertThat(nova("inv")).startsWith("You carry nothing.");
        assertThat(nova("  EMO waves")).startsWith("Nova waves");
        assertThat(nova("@exa")).startsWith("The Quay (#1)");
    }

    @Test
    void aBlankLineBringsAPrompt() {
        assertThat(nova("")).containsExactly("> ");
        assertThat(nova("   ")).containsExactly("> ");
    }

    @Test
    void buildersMakeRoomsAndExits() {
        String dug = nova("@dig The {Deep} <End>").get(0);
        assertThat(dug).matches("Dug The \\{Deep} <End> \\(#\\d+\\)\\.");
        String room = dug.replaceAll(".*(#\\d+).*", "$1");
        assertThat(nova("@open D=" + room).get(0))
                .matches("Opened down \\(#\\d+\\) from The Quay to The \\{Deep} <End>\\.");
        assertThat(nova("@describe " + room + "=No light, no {light}.")).startsWith("Described The {Deep} <End>.");
        assertThat(nova("d")).containsExactly("The {Deep} <End>", "No light, no {light}.", "Exits: none", "> ");
        assertThat(nova("@open out=The Quay").get(0)).startsWith("Opened out");
        assertThat(host.type("Nova", "out").seenBy("Orm")).containsExactly("Nova arrives from below.");
    }

    @Test
    void buildersTeleport() {
        Output away = host.type("Nova", "@teleport the shed");
        assertThat(away.seenBy("Nova")).startsWith("The Shed").endsWith("> ");
        assertThat(away.seenBy("Orm")).containsExactly("Nova is gone between one breath and the next.");
        Output back = host.type("Nova", "@teleport Orm");
        assertThat(back.seenBy("Nova")).startsWith("The Quay");
        assertThat(back.seenBy("Orm")).containsExactly("Nova is here all at once.");
        assertThat(nova("@teleport crate=#4")).doesNotContain("Usage").endsWith("> ");
        assertThat(nova("@tel #4")).startsWith("The Shed");
        assertThat(nova("look").get(2)).startsWith("You see a crate");
        nova("@dig Red");
        assertThat(nova("@tel red"))
                .as("a whole name before the beginning of one near")
                .startsWith("Red");
    }

    @Test
    void attributesAreSetAndExamined() {
        assertThat(nova("@set me=counter:1")).containsExactly("Set counter on Nova.", "> ");
        assertThat(nova("@set me=Story: {\"a\": [1, 2.5, null, \"x=y:z\"]}")).startsWith("Set Story on Nova.");
        assertThat(nova("@examine me"))
                .startsWith("Nova (#14)", "Kind: character", "Location: The Quay (#1)")
                .contains("counter: 1", "Story: {\"a\":[1,2.5,null,\"x=y:z\"]}");
        assertThat(nova("@set here=dark:true")).startsWith("Set dark on The Quay.");
        assertThat(nova("@examine #1")).contains("dark: true", "Contains: a gull (#6)", "Made from: small/quay");
        assertThat(nova("@examine")).isEqualTo(nova("@examine here"));
        assertThat(nova("@examine door")).contains("Leads to: The Shed (#4)", "Aliases: door");
    }

    @Test
    void onlyAdminsChangeOtherPlayersCharacters() {
        SessionInfo admin = TestHost.session("Ada", Permissions.BUILD, Permissions.ADMINISTER);
        host.open(admin);
        for (String line : List.of("@set Orm=a:1", "@describe Orm=x", "@teleport Orm=#4")) {
            Output output = host.type("Nova", line);
            assertThat(output.seenBy("Nova")).containsExactly("Orm belongs to another player.", "> ");
            assertThat(output.changed()).isEmpty();
        }
        assertThat(host.type("Ada", "@set Orm=a:1").seenBy("Ada")).startsWith("Set a on Orm.");
        Output moved = host.type("Ada", "@teleport Orm=#4");
        assertThat(moved.seenBy("Ada"))
                .startsWith("Orm is gone between one breath and the next.", "Teleported Orm to The Shed.");
        assertThat(moved.seenBy("Orm")).startsWith("The Shed");
        host.close("Orm");
        assertThat(host.type("Nova", "@set #15=a:2").seenBy("Nova")).startsWith("Orm belongs to another player.");
    }
}
