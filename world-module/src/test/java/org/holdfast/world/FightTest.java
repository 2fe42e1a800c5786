package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Fights from the first blow to the grave and back. */
class FightTest {
    private static final Duration ROUND = Duration.ofSeconds(2);

    private TestHost host;

    @BeforeEach
    void start() {
        host = new TestHost(ARENA, fortune(1));
        host.pass(Duration.ofDays(20_000));
        host.open(TestHost.session("Nova", Permissions.BUILD));
        host.open(TestHost.session("Orm"));
    }

    static List<StoredRecord> fortune(long state) {
        return List.of(new StoredRecord(
                new RecordKey("world", "fortune"),
                1,
                Doc.object().put("state", state).build()));
    }

    static final TestContent ARENA = new TestContent(Map.of("areas/arena.yaml", """
            zone: arena
            start: gate
            rooms:
              gate:
                name: The Gate
                exits: {north: pit}
                attributes: {peaceful: true}
              pit:
                name: The Pit
                exits: {south: gate, east: cell}
              cell:
                name: The Cell
                exits: {west: pit}
            characters:
              rat:
                name: a rat
                in: pit
                attributes: {max_hp: 6, damage: 1d2, gold: 3, experience: 120}
              ogre:
                name: an ogre
                in: cell
                attributes: {level: 9, max_hp: 300, damage: 4d6+3, armor: 20}
              priest:
                name: a priest
                in: pit
                attributes: {peaceful: true}
            items:
              tail: {name: a tail, in: rat}
            """));

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    private List<String> fight(Duration time) {
        return host.live(time).seenBy("Nova");
    }

    @Test
    void aFightGoesByRoundsUntilOneIsDead() {
        nova("n");
        host.type("Orm", "n");
        Output attack = host.type("Nova", "kill rat");
        assertThat(attack.seenBy("Nova")).containsExactly("You attack a rat!", "> ");
        assertThat(attack.seenBy("Orm")).containsExactly("Nova attacks a rat!");
        assertThat(host.nextWake()).contains(host.now().plusMillis(500));
        List<Instant> blows = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        host.live(Duration.ofSeconds(40), output -> {
            output.seenBy("Nova").forEach(line -> {
                seen.add(line);
                if (line.startsWith("You hit") || line.startsWith("You miss")) {
                    blows.add(host.now());
                }
            });
        });
        assertThat(blows).hasSizeGreaterThan(1);
        for (int i = 1; i < blows.size(); i++) {
            assertThat(Duration.between(blows.get(i - 1), blows.get(i))).isEqualTo(ROUND);
        }
        assertThat(seen)
                .contains("A rat is dead! You gain 120 experience. You find 3 gold coins.", "You have reached level 2!")
                .allMatch(line ->
                        line.matches("You (hit|miss) a rat( for \\d+)?\\.|A rat (hits|misses) you( for \\d+)?\\."
                                + "|A rat is dead!.*|You have reached level 2!|Your wounds have healed\\."));
        assertThat(nova("look")).contains("You see the corpse of a rat.").doesNotContain("A rat is here.");
        assertThat(nova("score")).contains("Nova, level 2", "Experience: 120; level 3 comes with 400", "Gold: 3");
        assertThat(nova("@examine corpse")).contains("Contains: a tail (#" + id("a tail") + ")");
    }

    private String id(String name) {
        return host.records().stream()
                .filter(record -> record.doc().string("name", "").equals(name))
                .findFirst()
                .orElseThrow()
                .key()
                .id()
                .substring(1);
    }

    @Test
    void whatIsLeftDecaysAndLeavesWhatWasInIt() {
        nova("n");
        nova("kill rat");
        fight(Duration.ofSeconds(60));
        assertThat(nova("look")).contains("You see the corpse of a rat.");
        List<String> seen = fight(Duration.ofMinutes(5));
        assertThat(seen).contains("The corpse of a rat crumbles to dust.");
        assertThat(nova("look")).contains("You see a tail.");
    }

    @Test
    void whoFightsTogetherSharesWhatThereIsInIt() {
        nova("n");
        host.type("Orm", "n");
        host.open(TestHost.session("Ada"));
        host.type("Ada", "n");
        nova("@set rat=max_hp:30");
        nova("@set rat=experience:121");
        nova("kill rat");
        host.type("Orm", "kill rat");
        Output fight = host.live(Duration.ofSeconds(60));
        assertThat(fight.shownTo("Nova") + fight.shownTo("Orm"))
                .contains("A rat is dead! You gain 61 experience. You find 2 gold coins.")
                .contains("You have fought well. You gain 60 experience. You find 1 gold coin.");
        assertThat(fight.seenBy("Ada")).contains("A rat is dead!").noneMatch(line -> line.contains("You gain"));
        assertThat(host.type("Ada", "score").seenBy("Ada")).contains("Gold: 0");
    }

    @Test
    void whoCarriesWhatIsLeftIsToldWhenItIsGone() {
        nova("n");
        nova("kill rat");
        fight(Duration.ofSeconds(60));
        nova("get tail from corpse");
        assertThat(nova("get corpse")).startsWith("You cannot carry the corpse of a rat as well.");
        nova("drop tail");
        assertThat(nova("get corpse")).startsWith("You take the corpse of a rat.");
        nova("get tail");
        assertThat(fight(Duration.ofMinutes(5))).contains("The corpse of a rat crumbles to dust.");
        assertThat(nova("i")).startsWith("You carry nothing.");
    }

    @Test
    void whoDiesComesToItselfAtTheStartAndItsThingsStayBehind() {
        nova("n");
        nova("@set me=max_hp:12");
        nova("@teleport #" + id("a tail") + "=#" + id("The Cell"));
        nova("e");
        nova("get tail");
        host.type("Orm", "n");
        host.type("Orm", "e");
        assertThat(nova("kill ogre")).startsWith("You attack an ogre!");
        Output fight = host.live(Duration.ofSeconds(60));
        assertThat(fight.seenBy("Nova"))
                .contains("You are dead!", "You come to yourself again, somewhere else.", "The Gate");
        assertThat(fight.seenBy("Orm")).contains("Nova is dead!").doesNotContain("You attack");
        assertThat(nova("inventory")).startsWith("You carry nothing.");
        assertThat(host.type("Orm", "look").seenBy("Orm")).contains("You see the corpse of Nova.", "An ogre is here.");
        assertThat(nova("n")).startsWith("The Pit");
        fight(Duration.ofMinutes(2));
        assertThat(nova("score")).contains("Hit points: 12 of 12");
        assertThat(fight(Duration.ofMinutes(3)))
                .as("nobody fights who is not there")
                .isEmpty();
    }

    @Test
    void oneFleesByHandOrByCowardice() {
        nova("n");
        nova("e");
        nova("kill ogre");
        assertThat(nova("w")).startsWith("You are in the middle of a fight! flee, if you must.");
        assertThat(nova("flee")).containsSubsequence("You run for your life!", "The Pit", "> ");
        assertThat(nova("flee")).startsWith("You are not in a fight.");
        assertThat(fight(Duration.ofSeconds(5))).isEmpty();
        assertThat(nova("wimpy 20")).startsWith("You flee when you have fewer than 20 hit points.");
        assertThat(nova("wimpy 100")).startsWith("Give a number from 0 to 20, your hit points when unhurt.");
        nova("@set me=armor:-100");
        nova("e");
        nova("kill ogre");
        assertThat(fight(Duration.ofSeconds(6))).contains("You run for your life!");
    }

    @Test
    void someAreNotFought() {
        assertThat(nova("kill Orm")).startsWith("Something about this place keeps you from raising your hand.");
        nova("n");
        host.type("Orm", "n");
        assertThat(nova("kill Orm")).startsWith("Players do not fight each other here.");
        assertThat(nova("kill priest")).startsWith("a priest is not to be fought.");
        assertThat(nova("kill me")).startsWith("That is nobody whom you could fight here.");
        assertThat(nova("kill")).startsWith("Usage: kill CHARACTER");
        assertThat(nova("kill dragon")).first().asString().contains("no \"dragon\" here");
        nova("kill rat");
        assertThat(nova("kill rat")).startsWith("You are doing what you can.");
    }

    @Test
    void considerTellsHowItWouldGo() {
        nova("n");
        assertThat(nova("consider rat").get(0)).startsWith("a rat: no match for you.");
        nova("e");
        assertThat(nova("consider ogre").get(0)).startsWith("an ogre: that would be your death.");
        assertThat(nova("consider me")).startsWith("You would win, and you would lose.");
    }

    @Test
    void aFightIsTheSameThroughReloadsAtEveryStep() {
        List<String> without = rounds(host, false);
        TestHost reloaded = new TestHost(ARENA, fortune(1));
        reloaded.pass(Duration.ofDays(20_000));
        reloaded.open(TestHost.session("Nova", Permissions.BUILD));
        reloaded.open(TestHost.session("Orm"));
        assertThat(rounds(reloaded, true))
                .isEqualTo(without)
                .contains("A rat is dead! You gain 120 experience. You find 3" + " gold coins.");
    }

    private static List<String> rounds(TestHost host, boolean reloads) {
        Random random = new Random(7);
        List<String> seen = new ArrayList<>();
        host.type("Nova", "n");
        host.type("Nova", "kill rat");
        Instant end = host.now().plusSeconds(30);
        while (host.nextWake().filter(due -> due.isBefore(end)).isPresent()) {
            if (reloads) {
                assertThat(host.reload(random).changed()).isEmpty();
            }
            seen.addAll(host.wake().orElseThrow().seenBy("Nova"));
        }
        return seen;
    }

    @Test
    void aRoundThatFailsHasNotBeenFoughtAndIsFoughtByTheNextTick() {
        nova("n");
        nova("kill rat");
        List<StoredRecord> before = List.copyOf(host.records());
        host.failAfter(3);
        assertThat(host.wake()).isEmpty();
        assertThat(host.records()).containsExactlyElementsOf(before);
        assertThat(host.nextWake()).as("a turn that failed asks for nothing").isEmpty();
        Output tick = host.handle(new ToModule.Tick()).orElseThrow();
        assertThat(tick.seenBy("Nova").get(0)).matches("You (hit|miss) a rat.*");
        assertThat(host.nextWake()).isPresent();
    }

    @Test
    void roundsMissedAreNotMadeUpFor() {
        nova("n");
        nova("e");
        nova("kill ogre");
        host.pass(Duration.ofHours(1));
        List<String> seen = fight(Duration.ofMillis(1_900));
        assertThat(seen.stream().filter(line -> line.startsWith("You ")).filter(line -> line.contains("an ogre")))
                .hasSize(1);
    }

    @Test
    void clientsAreKeptToldOfHitPointsAndStanding() {
        SessionInfo gauges = withData(TestHost.session("Nova", Permissions.BUILD), "char");
        Output told = host.change(gauges);
        assertThat(told.dataFor("Nova"))
                .contains("Char.Vitals {\"hp\":20,\"maxhp\":20}")
                .anyMatch(line -> line.startsWith("Char.Status {\"name\":\"Nova\",\"carries\":0,\"level\":1,"));
        assertThat(host.type("Nova", "@set me=hp:5").dataFor("Nova"))
                .containsExactly("Char.Vitals {\"hp\":5,\"maxhp\":20}");
        assertThat(host.type("Nova", "@set me=hp:5").dataFor("Nova")).isEmpty();
        assertThat(host.type("Nova", "@set me=level:2").dataFor("Nova"))
                .contains("Char.Vitals {\"hp\":5,\"maxhp\":30}");
        host.type("Nova", "@set me=hp:30");
        host.type("Nova", "n");
        host.type("Nova", "kill rat");
        Output fight = host.live(Duration.ofSeconds(40));
        assertThat(fight.dataFor("Nova"))
                .anyMatch(line -> line.startsWith("Char.Status") && line.contains("\"experience\":120,\"gold\":3"));
    }

    private static SessionInfo withData(SessionInfo session, String... packages) {
        return new SessionInfo(
                session.id(),
                session.account(),
                session.character(),
                session.name(),
                session.permissions(),
                new ClientInfo("", 0, 0, false, Set.of(packages), false),
                1);
    }
}
