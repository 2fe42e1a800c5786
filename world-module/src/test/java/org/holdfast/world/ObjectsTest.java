package org.holdfast.world;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Doors, containers, clothes, boats and the dark, as players meet them. */
class ObjectsTest {
    static final TestContent HOUSE = new TestContent(Map.of("areas/house.yaml", """
            zone: house
            start: hall
            rooms:
              hall:
                name: The Hall
                exits:
                  north:
                    to: cellar
                    attributes: {door: {name: an iron gate, closed: true, locked: true, key: house/key}}
                  east: {to: yard, attributes: {locks: {pass: "level >= 5"}}}
              cellar:
                name: The Cellar
                attributes: {dark: true}
                exits:
                  south: {to: hall, attributes: {door: {closed: true, locked: true, key: house/key}}}
              yard: {name: The Yard}
            characters:
              maid: {name: a maid, in: hall, attributes: {can_carry: 3}}
            items:
              key: {name: a brass key, in: hall}
              lamp: {name: a lamp, in: hall, attributes: {light: true}}
              hat: {name: a hat, in: hall, attributes: {wear: [head], weight: 0.5}}
              cap: {name: a cap, in: hall, attributes: {wear: [head]}}
              ring1: {name: a ring, in: hall, attributes: {wear: [finger]}}
              ring2: {name: a ring, in: hall, attributes: {wear: [finger]}}
              ring3: {name: a ring, in: hall, attributes: {wear: [finger]}}
              sword: {name: a sword, in: hall, attributes: {wield: 2d6, locks: {wear: {if: npc, else: It is too proud.}}}}
              club: {name: a club, in: hall, attributes: {wield: 1d4}}
              sack: {name: a sack, in: hall, attributes: {container: {capacity: 5}}}
              chest: {name: a chest, in: hall, attributes: {container: {closed: true, key: house/key}, fixed: true}}
              pearl: {name: a pearl, in: chest}
              anvil: {name: an anvil, in: hall, attributes: {weight: 500}}
              crown: {name: a crown, in: hall, attributes: {locks: {take: nobody}}}
              boat:
                name: a boat
                in: hall
                description: It leaks.
                attributes: {enterable: true, weight: 1}
            """));

    private TestHost host;

    @BeforeEach
    void start() {
        host = TestHost.withNovaAndOrm(HOUSE);
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void aDoorIsUnlockedWithItsKeyAndOpensOnBothSides() {
        assertThat(nova("look")).contains("Exits: north (closed), east");
        assertThat(nova("n")).startsWith("An iron gate is closed.");
        assertThat(nova("open gate")).startsWith("An iron gate is locked.");
        assertThat(nova("unlock gate")).startsWith("You have no key that fits an iron gate.");
        assertThat(nova("unlock gate with key")).startsWith("You carry no \"key\".");
        nova("get key");
        assertThat(nova("unlock gate with key")).startsWith("You unlock an iron gate.");
        assertThat(nova("lock gate with the brass key")).startsWith("You lock an iron gate.");
        assertThat(nova("unlock window with key")).startsWith("You see no \"window\" here.");
        assertThat(host.type("Nova", "unlock iron gate").seenBy("Orm")).containsExactly("Nova unlocks an iron gate.");
        assertThat(nova("open door")).startsWith("You open an iron gate.");
        assertThat(nova("open north")).startsWith("An iron gate is open already.");
        assertThat(nova("look n")).containsExactly("north", "That way lies The Cellar.", "An iron gate is open.", "> ");
        host.reload(new Random(1));
        assertThat(nova("n")).startsWith("Darkness");
        nova("get lamp");

        Output closed = host.type("Nova", "close south");
        assertThat(closed.seenBy("Nova")).startsWith("You close the door south.");
        assertThat(closed.seenBy("Orm")).containsExactly("An iron gate closes.");
        Output locked = host.type("Nova", "lock south");
        assertThat(locked.seenBy("Nova")).startsWith("You lock the door south.");
        assertThat(locked.seenBy("Orm")).containsExactly("A lock clicks.");
        assertThat(host.type("Orm", "n").seenBy("Orm")).startsWith("An iron gate is closed.");
        assertThat(host.type("Orm", "unlock gate").seenBy("Orm")).startsWith("You have no key that fits an iron gate.");
        assertThat(nova("s")).startsWith("The door south is closed.");
    }

    @Test
    void locksKeepOutWhomTheyDoNotKnow() {
        assertThat(nova("e")).startsWith("You may not go that way.");
        assertThat(nova("get crown")).startsWith("You may not take a crown.");
        nova("get sword");
        assertThat(nova("wield sword")).startsWith("It is too proud.");
        nova("@set me=level:5");
        assertThat(nova("e")).startsWith("The Yard");
        assertThat(nova("@teleport The Hall")).startsWith("The Hall");
        nova("@set east=locks:{\"pass\": \"oops\"}");
        assertThat(host.type("Orm", "e").seenBy("Orm")).startsWith("You may not go that way.");
        assertThat(nova("@set east=locks:{\"pass\": \"oops\"}"))
                .startsWith("The lock \"pass\" makes no sense: at its end there should be one of = != < <= > >= after"
                        + " \"oops\".");
        nova("@set The Yard=locks:{\"enter\": {\"if\": \"nobody\", \"else\": \"It rains.\"}}");
        assertThat(nova("e")).startsWith("It rains.");
    }

    @Test
    void containersHoldWhatIsPutIntoThem() {
        assertThat(nova("look in chest")).startsWith("A chest is closed.");
        assertThat(nova("get pearl from chest")).startsWith("A chest is closed.");
        assertThat(nova("open chest")).startsWith("You open a chest.");
        assertThat(nova("look in chest")).startsWith("A chest holds a pearl.");
        assertThat(nova("look chest"))
                .containsExactly(
                        "a chest",
                        "There is nothing special about it.",
                        "A chest is open.",
                        "A chest holds a pearl.",
                        "> ");
        Output took = host.type("Nova", "get pearl from chest");
        assertThat(took.seenBy("Nova")).startsWith("You take a pearl out of a chest.");
        assertThat(took.seenBy("Orm")).containsExactly("Nova takes a pearl out of a chest.");
        nova("get sack");
        assertThat(host.type("Nova", "put pearl in sack").seenBy("Orm"))
                .containsExactly("Nova puts a pearl into a sack.");
        host.reload(new Random(2));
        assertThat(nova("look in sack")).startsWith("A sack holds a pearl.");
        assertThat(nova("put sack in sack")).startsWith("That cannot be put there.");
        nova("get all.ring");
        nova("get hat");
        nova("get club");
        assertThat(nova("put all in sack"))
                .startsWith("You put a hat into a sack.", "You put a ring into a sack.")
                .contains("There is no room for a club in a sack.")
                .doesNotContain("That cannot be put there.");
        assertThat(nova("get all from sack"))
                .containsExactly(
                        "You take a hat out of a sack.",
                        "You take a ring out of a sack.",
                        "You take a ring out of a sack.",
                        "You take a ring out of a sack.",
                        "You take a pearl out of a sack.",
                        "> ");
        assertThat(nova("look in sack")).startsWith("A sack is empty.");
        assertThat(nova("put hat in club")).startsWith("A club is no container.");
        assertThat(nova("unlock chest")).startsWith("A chest is not locked.");
        nova("get key");
        nova("close chest");
        assertThat(nova("lock chest")).startsWith("You lock a chest.");
    }

    @Test
    void clothesAreWornAndWeaponsWielded() {
        nova("get all.ring");
        nova("get hat");
        nova("get cap");
        nova("get club");
        assertThat(host.type("Nova", "wear hat").seenBy("Orm")).containsExactly("Nova wears a hat on the head.");
        assertThat(nova("wear cap")).startsWith("You have a hat on the head already; remove that first.");
        assertThat(nova("wear all.ring"))
                .startsWith(
                        "You wear a ring on a finger.",
                        "You wear a ring on a finger.",
                        "You have a ring and a ring on a finger already; remove that first.");
        assertThat(nova("wield cap")).startsWith("A cap cannot be used so.");
        assertThat(nova("wield club")).startsWith("You wield a club.");
        host.reload(new Random(3));
        assertThat(nova("equipment"))
                .containsExactly(
                        "You wear",
                        "on a finger: a ring and a ring",
                        "on the head: a hat",
                        "as a weapon: a club",
                        "> ");
        assertThat(nova("i")).startsWith("You carry a cap and a ring.");
        assertThat(host.type("Orm", "look nova").seenBy("Orm"))
                .contains(
                        "Wears a ring on a finger, a ring on a finger, a hat on the head and a club as a weapon.",
                        "Carries a cap and a ring.");
        assertThat(nova("drop hat")).startsWith("You are wearing a hat; remove it first.");
        assertThat(nova("give hat to Orm")).startsWith("You are wearing a hat; remove it first.");
        assertThat(host.type("Nova", "remove hat").seenBy("Orm")).containsExactly("Nova removes a hat.");
        assertThat(nova("remove hat")).startsWith("You wear no \"hat\".");
        assertThat(nova("remove all"))
                .containsExactly("You remove a ring.", "You remove a ring.", "You remove a club.", "> ");
        assertThat(nova("eq")).startsWith("You wear nothing.");
    }

    @Test
    void allIsWhatMakesSense() {
        nova("get hat");
        nova("get club");
        nova("get key");
        nova("get sack");
        assertThat(nova("wear all")).containsExactly("You wear a hat on the head.", "You wield a club.", "> ");
        assertThat(nova("wear all")).startsWith("A brass key cannot be used so.");
        assertThat(nova("put all in sack")).containsExactly("You put a brass key into a sack.", "> ");
        assertThat(nova("put all in sack")).containsExactly("That cannot be put there.", "> ");
        nova("get all.ring");
        nova("wear ring");
        assertThat(nova("wear ring")).as("another one").startsWith("You wear a ring on a finger.");
        assertThat(nova("drop ring")).as("the one that is not worn").startsWith("You drop a ring.");
        assertThat(nova("drop ring")).startsWith("You are wearing a ring; remove it first.");
    }

    @Test
    void whatIsInABagOfOnesOwnWeighsNoMoreOutOfIt() {
        nova("get sack");
        nova("get club");
        nova("put club in sack");
        nova("@set me=can_carry:2");
        assertThat(nova("get club from sack")).startsWith("You take a club out of a sack.");
        assertThat(nova("get hat")).startsWith("You cannot carry a hat as well.");
        nova("put club in sack");
        nova("drop sack");
        nova("@set me=can_carry:0");
        assertThat(nova("get club from sack")).startsWith("You cannot carry a club as well.");
    }

    @Test
    void whatIsGivenIsHad() {
        nova("get hat");
        Output given = host.type("Nova", "give hat to orm");
        assertThat(given.seenBy("Nova")).startsWith("You give a hat to Orm.");
        assertThat(given.seenBy("Orm")).containsExactly("Nova gives you a hat.");
        assertThat(host.type("Orm", "i").seenBy("Orm")).startsWith("You carry a hat.");
        assertThat(host.type("Orm", "give hat to me").seenBy("Orm")).startsWith("You have it already.");
        nova("get all.ring");
        nova("get club");
        assertThat(nova("give all to maid"))
                .containsExactly(
                        "You give a ring to a maid.",
                        "You give a ring to a maid.",
                        "You give a ring to a maid.",
                        "A maid cannot carry any more.",
                        "> ");
        assertThat(nova("give club to chest")).startsWith("There is no \"chest\" here.");
    }

    @Test
    void nobodyCarriesMoreThanTheyCan() {
        assertThat(nova("get anvil")).startsWith("You cannot carry an anvil as well.");
        nova("@set me=can_carry:600");
        assertThat(nova("get anvil")).startsWith("You take an anvil.");
    }

    @Test
    void whoIsInABoatSeesItFromWithin() {
        Output in = host.type("Nova", "enter boat");
        assertThat(in.seenBy("Nova")).containsExactly("a boat", "Exits: out", "> ");
        assertThat(in.seenBy("Orm")).containsExactly("Nova enters a boat.");
        assertThat(host.type("Orm", "get boat").seenBy("Orm")).startsWith("There is somebody in a boat.");
        host.reload(new Random(4));
        assertThat(nova("look")).startsWith("a boat");
        assertThat(host.type("Orm", "enter boat").seenBy("Nova")).containsExactly("Orm arrives.");
        assertThat(host.type("Nova", "say ahoy").seenBy("Orm")).containsExactly("Nova says, \"ahoy\"");
        assertThat(host.type("Orm", "out").seenBy("Nova")).containsExactly("Orm goes out.");
        assertThat(nova("leave")).startsWith("The Hall");
        assertThat(nova("leave")).startsWith("You are in nothing that you could leave; go by one of the exits.");
        assertThat(nova("enter maid")).startsWith("A maid is nothing that you could enter.");
        nova("enter boat");
        assertThat(host.type("Orm", "look").seenBy("Orm")).doesNotContain("Nova is here.");
        assertThat(host.close("Nova").seenBy("Orm")).isEmpty();
    }

    @Test
    void inTheDarkOneHearsAndFeels() {
        nova("get key");
        nova("unlock gate");
        nova("open gate");
        nova("get hat");
        nova("n");
        host.type("Orm", "n");
        assertThat(nova("look"))
                .containsExactly("Darkness", "It is too dark to see anything.", "Exits: none that can be seen", "> ");
        assertThat(host.type("Nova", "drop hat").seenBy("Orm")).containsExactly("Someone drops something.");
        assertThat(nova("get hat")).startsWith("It is too dark to find anything.");
        assertThat(nova("get all")).containsExactly("It is too dark to find anything.", "> ");
        assertThat(nova("get unicorn")).startsWith("It is too dark to find anything.");
        assertThat(nova("look orm")).startsWith("It is too dark to see that.");
        assertThat(nova("look key")).startsWith("a brass key");
        assertThat(host.type("Nova", "say who is there?").seenBy("Orm"))
                .containsExactly("Nova says, \"who is there?\"");
        assertThat(host.type("Nova", "emote grins.").seenBy("Orm")).isEmpty();
        assertThat(host.type("Nova", "s").seenBy("Orm")).containsExactly("Someone leaves south.");
        nova("get lamp");
        assertThat(host.type("Nova", "n").seenBy("Orm")).containsExactly("Nova arrives from the south.");
        assertThat(nova("look")).contains("You see a hat.", "Orm is here.");
        assertThat(host.type("Orm", "get hat").seenBy("Orm")).startsWith("You take a hat.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "enter | Usage: enter THING",
                "enter unicorn | You see no \"unicorn\" here.",
                "open | Usage: open THING",
                "open hat | A hat has nothing to open.",
                "open east | East has nothing to open.",
                "close gate | An iron gate is closed already.",
                "lock | Usage: lock THING [with KEY]",
                "lock gate | An iron gate is locked already.",
                "unlock unicorn | You see no \"unicorn\" here.",
                "put | Usage: put THING in CONTAINER",
                "put hat | Usage: put THING in CONTAINER",
                "put hat in chest | You carry no \"hat\".",
                "put hat in unicorn | You see no \"unicorn\" here.",
                "give | Usage: give THING to SOMEBODY",
                "give hat Orm | Usage: give THING to SOMEBODY",
                "give hat to Orm | You carry no \"hat\".",
                "give hat to unicorn | There is no \"unicorn\" here.",
                "give 5 gold to Orm | You have no coins.",
                "give 0 gold to Orm | It has to be one coin at least.",
                "drop 5 coins | You have no coins.",
                "drop -5 coins | It has to be one coin at least.",
                "drop 99999999999999999999 coins | You have no coins.",
                "drop all gold | You have no coins.",
                "drop gold | You have no coins.",
                "give coins to Orm | You have no coins.",
                "drop all | You carry nothing.",
                "put all in sack | You carry nothing.",
                "wear all | You carry nothing.",
                "remove all | You wear nothing.",
                "get all from sack | There is nothing in a sack.",
                "wear | Usage: wear THING",
                "wear unicorn | You carry no \"unicorn\".",
                "wield | Usage: wield THING",
                "wield unicorn | You carry no \"unicorn\".",
                "remove | Usage: remove THING",
                "remove hat | You wear no \"hat\".",
                "get hat from | Usage: get THING [from CONTAINER]",
                "get from | Usage: get THING [from CONTAINER]",
                "get hat from sack | There is no \"hat\" in a sack.",
                "get hat from maid | A maid is no container.",
                "get hat from unicorn | You see no \"unicorn\" here.",
                "look in maid | a maid",
            })
    void wrongUseIsAnswered(String line, String answer) {
        Output output = host.type("Nova", line);
        assertThat(output.seenBy("Nova")).startsWith(answer).endsWith("> ");
        assertThat(output.seenBy("Orm")).isEmpty();
        assertThat(output.changed()).isEmpty();
    }

    @Test
    void coinsAreGivenDroppedAndFound() {
        nova("@set me=gold:20");
        Output paid = host.type("Nova", "give 5 gold to Orm");
        assertThat(paid.seenBy("Nova")).startsWith("You give 5 gold coins to Orm.");
        assertThat(paid.seenBy("Orm")).containsExactly("Nova gives you 5 gold coins.");
        assertThat(host.type("Nova", "drop 1 coin").seenBy("Orm")).containsExactly("Nova drops some coins.");
        nova("drop 2 coins");
        assertThat(nova("i")).contains("You have 12 gold coins.");
        host.reload(new Random(5));
        assertThat(host.type("Orm", "drop all coins").seenBy("Orm")).startsWith("You drop 5 gold coins.");
        assertThat(nova("drop gold"))
                .startsWith("How many? You have 12 gold coins; type drop 10 gold, with a number or all.");
        assertThat(nova("give some coins to Orm"))
                .startsWith("How many? You have 12 gold coins; type give 10 gold to Orm, with a number or all.");
        assertThat(nova("give 99999999999999999999 gold to Orm")).startsWith("You have only 12 gold coins.");
        assertThat(host.type("Orm", "get coins").seenBy("Orm")).startsWith("You take a heap of coins.");
        assertThat(host.type("Orm", "i").seenBy("Orm")).contains("You have 8 gold coins.");
        assertThat(nova("look")).noneMatch(line -> line.contains("heap"));
    }
}
