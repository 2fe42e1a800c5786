package org.holdfast.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What the world does where nobody is, and what a reload, a restart and a stop change of it: nothing. */
class UnseenTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration SELDOM = Duration.ofMinutes(5);
    private static final int DOGS = 600;

    private final TestContent content = new TestContent(Map.of("areas/far.yaml", """
            zone: far
            start: square
            rooms:
              square: {name: The Square}
              field: {name: The Field}
            characters:
            """ + dogs()));

    private TestHost host = new TestHost(content, FightTest.fortune(5), START);

    private static String dogs() {
        StringBuilder dogs = new StringBuilder();
        for (int i = 0; i < DOGS; i++) {
            dogs.append("  dog" + i)
                    .append(": {name: a dog, in: field, attributes: {behaviors: [{name: wander, seconds: 20}]}}\n");
        }
        return dogs.toString();
    }

    private void open() {
        host.open(TestHost.session("Nova", Permissions.BUILD));
    }

    private void restart() {
        host = new TestHost(content, host.records(), host.now());
        open();
    }

    /** Who did something in a turn; chance is a record too, and no dog. */
    private static List<RecordKey> dogs(Output output) {
        return output.changed().stream()
                .filter(key -> key.namespace().equals("thing"))
                .sorted()
                .toList();
    }

    /** Who did something, and when. */
    private List<String> acts(Duration time) {
        List<String> acts = new ArrayList<>();
        host.live(time, output -> dogs(output).forEach(dog -> acts.add(host.now() + " " + dog)));
        return acts;
    }

    @Test
    void eachActsOnceInFiveMinutesAndTheLoadIsEven() {
        open();
        host.live(SELDOM);
        Map<RecordKey, Integer> times = new HashMap<>();
        Map<Long, Integer> inASecond = new HashMap<>();
        host.live(SELDOM.multipliedBy(3), output -> {
            dogs(output).forEach(dog -> times.merge(dog, 1, Integer::sum));
            inASecond.merge(host.now().getEpochSecond(), dogs(output).size(), Integer::sum);
        });
        assertThat(times.values()).hasSize(DOGS).containsOnly(3);
        assertThat(inASecond.values()).allMatch(acts -> acts <= 10, "of 2 on the average");
    }

    @Test
    void theirTimesAreTheSameThroughReloadsAndRestarts() {
        open();
        List<String> plain = acts(Duration.ofMinutes(20));
        host = new TestHost(content, FightTest.fortune(5), START);
        open();
        List<String> troubled = new ArrayList<>();
        Random random = new Random(7);
        for (int second = 0; second < 20 * 60; second++) {
            troubled.addAll(acts(Duration.ofSeconds(1)));
            if (random.nextInt(10) == 0) {
                host.reload(random);
            } else if (random.nextInt(50) == 0) {
                restart();
            }
        }
        assertThat(troubled).isEqualTo(plain).hasSizeGreaterThan(3 * DOGS);
    }

    @Test
    void aReloadLooksForNobody() {
        open();
        host.live(Duration.ofMinutes(10));
        int before = wakes(Duration.ofSeconds(10));
        host.reload(new Random(1));
        assertThat(wakes(Duration.ofSeconds(1))).isLessThan(10);
        assertThat(wakes(Duration.ofSeconds(9))).isCloseTo(before, within(before / 2));
    }

    private int wakes(Duration time) {
        int[] wakes = {0};
        host.live(time, output -> wakes[0]++);
        return wakes[0];
    }

    @Test
    void whoWasAboutToActBecauseAPlayerHadComeDoesSoAfterAReload() {
        open();
        host.live(Duration.ofMinutes(10));
        host.type("Nova", "@teleport The Field");
        host.reload(new Random(1));
        assertThat(dogs(host.live(Duration.ofSeconds(31)))).hasSize(DOGS);
    }

    @Test
    void whereAPlayerComesAfterARestartTheUsualPaceIsBack() {
        open();
        host.type("Nova", "@teleport The Field");
        host.live(Duration.ofMinutes(1));
        host.pass(Duration.ofHours(1));
        restart();
        assertThat(dogs(host.live(Duration.ofSeconds(31)))).hasSize(DOGS);
    }

    @Test
    void turnsThatAStopMissedAreNotMadeUpFor() {
        open();
        host.live(Duration.ofMinutes(10));
        host.pass(Duration.ofMinutes(4));
        assertThat(acts(Duration.ofSeconds(10))).hasSizeLessThan(60);
    }

    @Test
    void withoutPlayersTheWorldSleepsAndGoesOnWithTheNextOne() {
        open();
        host.live(Duration.ofMinutes(10));
        host.close("Nova");
        assertThat(acts(Duration.ofMinutes(1))).isEmpty();
        assertThat(host.nextWake()).isEmpty();
        host.pass(Duration.ofDays(1));
        open();
        assertThat(dogs(host.live(SELDOM))).hasSize(DOGS);
    }
}
