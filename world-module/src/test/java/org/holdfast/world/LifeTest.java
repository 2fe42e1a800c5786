package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.ToModule;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the world does by itself. */
class LifeTest {
    private static final String STREET = """
            zone: street
            start: square
            rooms:
              square:
                name: The Square
                exits: {north: lane}
              lane:
                name: The Lane
                exits: {south: square, north: yard}
              yard:
                name: The Yard
                exits: {south: lane, north: field}
                attributes: {no_wander: true}
              field:
                name: The Field
                exits: {south: yard}
            characters:
            """;

    private TestHost host;

    private void start(String characters) {
        host = world(characters);
    }

    private static TestHost world(String characters) {
        TestHost host = new TestHost(
                new TestContent(Map.of("areas/street.yaml", STREET + characters.indent(2))), FightTest.fortune(5));
        host.pass(Duration.ofDays(20_000));
        host.open(TestHost.session("Nova", Permissions.BUILD));
        return host;
    }

    @BeforeEach
    void startEmpty() {
        start("gull: {name: a gull, in: square}");
    }

    private List<String> nova(String line) {
        return host.type("Nova", line).seenBy("Nova");
    }

    @Test
    void aWorldInWhichNothingIsDueAsksForNoWake() {
        assertThat(host.nextWake()).isEmpty();
        assertThat(host.handle(new ToModule.Tick()).orElseThrow().messages()).isEmpty();
    }

    @Test
    void wanderersWalkWhereTheyAreSeenAndStayInTheirZone() {
        start("""
                dog: {name: a dog, in: square, attributes: {behaviors: [{name: wander, seconds: 5}]}}
                """);
        List<String> seen = host.live(Duration.ofSeconds(60)).seenBy("Nova");
        assertThat(seen).contains("A dog leaves north.").anyMatch(line -> line.startsWith("A dog arrives from"));
    }

    @Test
    void whatNobodySeesHappensSeldomAndWithoutPlayersNotAtAll() {
        start("""
                dog: {name: a dog, in: field, attributes: {behaviors: [{name: wander, seconds: 5}]}}
                """);
        List<Instant> walks = new ArrayList<>();
        host.live(Duration.ofMinutes(30), output -> {
            if (!output.changed().isEmpty()) {
                walks.add(host.now());
            }
        });
        assertThat(walks).hasSizeBetween(2, 30);
        host.close("Nova");
        List<StoredRecord> before = List.copyOf(host.records());
        assertThat(host.live(Duration.ofHours(5)).changed()).isEmpty();
        assertThat(host.records()).containsExactlyElementsOf(before);
    }

    @Test
    void whereAPlayerComesTheUsualPaceIsBackAtOnce() {
        start("""
                crow: {name: a crow, in: lane, attributes: {behaviors: [{name: wander, seconds: 5}]}}
                """);
        nova("@teleport The Field");
        host.live(Duration.ofSeconds(60));
        nova("@teleport The Square");
        List<String> seen = host.live(Duration.ofSeconds(30)).seenBy("Nova");
        assertThat(seen).anyMatch(line -> line.startsWith("A crow leaves") || line.startsWith("A crow arrives"));
    }

    @Test
    void afterALongStopNothingIsMadeUpFor() {
        StringBuilder dogs = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            dogs.append("dog" + i
                    + ": {name: a dog, in: square, attributes: {behaviors: [{name: wander, seconds: 20}]}}\n");
        }
        start(dogs.toString());
        host.live(Duration.ofSeconds(60));
        host.pass(Duration.ofDays(1));
        assertThat(host.reload(new Random(1)).changed()).isEmpty();
        int[] inFirstSecond = {0};
        host.live(
                Duration.ofSeconds(1),
                output -> inFirstSecond[0] += output.changed().size());
        assertThat(inFirstSecond[0]).as("of 200 overdue").isLessThan(40);
        Output later = host.live(Duration.ofSeconds(40));
        assertThat(later.changed()).hasSizeGreaterThan(150);
    }

    @Test
    void noTurnGrowsWithWhatIsDue() {
        StringBuilder dogs = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            dogs.append(
                    "dog" + i + ": {name: a dog, in: square, attributes: {behaviors: [{name: wander, seconds: 1}]}}\n");
        }
        start(dogs.toString());
        int[] most = {0};
        host.live(
                Duration.ofSeconds(2),
                output -> most[0] = Math.max(most[0], output.changed().size()));
        assertThat(most[0]).isBetween(5, 30);
    }

    @Test
    void eachIsDoneOnceThroughReloads() {
        String characters = """
                dog: {name: a dog, in: square, attributes: {behaviors: [{name: wander, seconds: 5}]}}
                cat: {name: a cat, in: lane, attributes: {behaviors: [{name: wander, seconds: 7}, greeter]}}
                """;
        TestHost plain = world(characters);
        TestHost reloaded = world(characters);
        assertThat(steps(reloaded, true)).isEqualTo(steps(plain, false)).hasSizeGreaterThan(20);
        assertThat(dues(reloaded)).isEqualTo(dues(plain));
    }

    /** What was seen and when, once everybody has its first time on record. */
    private static List<String> steps(TestHost host, boolean reloads) {
        host.live(Duration.ofSeconds(20));
        Random random = new Random(3);
        List<String> seen = new ArrayList<>();
        Instant end = host.now().plus(Duration.ofMinutes(5));
        boolean changed = true;
        for (int wakes = 0; wakes < 5_000 && host.nextWake().orElseThrow().isBefore(end); wakes++) {
            // After a reload the world looks around its players, which changes nothing; that would never end.
            if (reloads && changed) {
                host.reload(random);
            }
            Output output = host.wake().orElseThrow();
            changed = !output.changed().isEmpty();
            output.seenBy("Nova").forEach(line -> seen.add(host.now() + " " + line));
        }
        return seen;
    }

    private static Map<String, Doc> dues(TestHost host) {
        Map<String, Doc> dues = new HashMap<>();
        host.records()
                .forEach(record -> record.doc()
                        .object("attributes")
                        .find("due")
                        .ifPresent(due -> dues.put(record.key().toString(), due)));
        return dues;
    }

    @Test
    void greetersGreetAndShopkeepersTell() {
        start("""
                host: {name: the host, in: lane, attributes: {behaviors: [{name: greeter, says: "Ah, {name}!"}]}}
                smith: {name: a smith, in: yard, attributes: {behaviors: [shopkeeper], shop: {sells: []}}}
                """);
        assertThat(nova("n")).contains("The host says, \"Ah, Nova!\"");
        assertThat(nova("n")).anyMatch(line -> line.startsWith("A smith says, \"Have a look, Nova"));
        assertThat(nova("@set smith=shop:{\"open\":false}")).startsWith("Set shop on a smith.");
        nova("s");
        assertThat(nova("n")).noneMatch(line -> line.startsWith("A smith says"));
    }

    @Test
    void aggressiveOnesAttackAndGuardsStepIn() {
        start("""
                wolf: {name: a wolf, in: lane, attributes: {behaviors: [aggressive], max_hp: 60, damage: "1"}}
                guard: {name: a guard, in: lane, attributes: {behaviors: [guard], level: 20, max_hp: 500}}
                lamb: {name: a lamb, in: yard, attributes: {behaviors: [{name: aggressive, below: 1}]}}
                """);
        assertThat(nova("n"))
                .containsSubsequence(
                        "The Lane",
                        "A wolf attacks you!",
                        "A guard says, \"Not here, a wolf!\"",
                        "A guard attacks a wolf!");
        List<String> seen = host.live(Duration.ofMinutes(2)).seenBy("Nova");
        assertThat(seen).contains("A wolf is dead!");
    }

    @Test
    void theOneWhoBeginsIsTheOneWhoPays() {
        start("""
                guard: {name: a guard, in: lane, attributes: {behaviors: [guard], level: 20, max_hp: 500, damage: 9d9}}
                lamb: {name: a lamb, in: lane, attributes: {max_hp: 500, damage: "0"}}
                """);
        nova("n");
        assertThat(nova("kill lamb"))
                .containsSubsequence("You attack a lamb!", "A guard says, \"Not here, Nova!\"", "A guard attacks you!");
        assertThat(host.live(Duration.ofMinutes(1)).seenBy("Nova")).contains("You are dead!");
    }

    @Test
    void scavengersPickUpWhatLiesAbout() {
        TestHost other = new TestHost(new TestContent(Map.of("areas/street.yaml", STREET + """
                          rag: {name: a ragpicker, in: square, attributes: {behaviors: [{name: scavenger, seconds: 3}]}}
                        items:
                          coin: {name: a coin, in: square}
                          rock: {name: a rock, in: square, attributes: {fixed: true}}
                        """)), FightTest.fortune(1));
        other.pass(Duration.ofDays(20_000));
        other.open(TestHost.session("Nova", Permissions.BUILD));
        assertThat(other.live(Duration.ofSeconds(30)).seenBy("Nova")).containsOnlyOnce("A ragpicker takes a coin.");
    }

    @Test
    void anUnknownBehaviourIsToldToBuildersOnceAndTroublesNobody() {
        host.open(TestHost.session("Orm"));
        Output set = host.type("Nova", "@set gull=behaviors:[\"wandr\",\"greeter\"]");
        assertThat(set.seenBy("Nova"))
                .contains("Set behaviors on a gull.")
                .anyMatch(line -> line.startsWith("No behaviour is called \"wandr\", as it stands on #")
                        && line.endsWith("There are aggressive, greeter, guard, scavenger, shopkeeper, wander."));
        assertThat(set.seenBy("Orm")).isEmpty();
        assertThat(nova("@set gull=behaviors:[\"wandr\"]")).containsExactly("Set behaviors on a gull.", "> ");
        Output reload = host.reload(new Random(1));
        assertThat(reload.seenBy("Nova")).hasSize(1);
        assertThat(reload.seenBy("Orm")).isEmpty();
        assertThat(host.type("Orm", "look").seenBy("Orm")).contains("A gull is here.");
    }

    @Test
    void settingsThatMakeNoSenseAreAsUsual() {
        nova("@set gull=behaviors:[{\"name\":\"wander\",\"seconds\":\"often\"},17,{\"x\":1},[\"guard\"]]");
        nova("@set gull=due:{\"wander\":\"soon\",\"round\":-5}");
        host.live(Duration.ofMinutes(2));
        assertThat(host.records().stream()
                        .filter(record -> record.doc().string("name", "").equals("a gull"))
                        .map(record -> record.doc().object("attributes").toJson())
                        .collect(Collectors.joining()))
                .contains("\"due\":{");
    }
}
