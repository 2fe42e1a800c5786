package org.holdfast.world;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody strikes or is struck who is not there, and nobody strikes sooner for coming and going. */
class FairFightTest {
    private static final Duration ROUND = Duration.ofSeconds(2);

    private TestHost host;

    @BeforeEach
    void start() {
        host = arena(FightTest.fortune(1), "Orm");
        host.type("Orm", "n");
        host.type("Orm", "e");
    }

    private static TestHost arena(List<StoredRecord> stored, String... players) {
        TestHost arena = new TestHost(FightTest.ARENA, stored);
        arena.pass(Duration.ofDays(20_000));
        for (String player : players) {
            arena.open(TestHost.session(player));
        }
        return arena;
    }

    private List<String> orm(String line) {
        return host.type("Orm", line).seenBy("Orm");
    }

    private String record(String name) {
        return host.records().stream()
                .filter(record -> record.doc().string("name", "").equals(name))
                .findFirst()
                .orElseThrow()
                .doc()
                .toJson();
    }

    @Test
    void whoLeavesTheGameStrikesNobodyFromAfar() {
        orm("kill ogre");
        host.close("Orm");
        host.open(TestHost.session("Nova"));
        host.reload(new Random(1));
        String ogre = record("an ogre");
        host.live(Duration.ofMinutes(1));
        assertThat(ogre).contains("\"fighting\"");
        assertThat(record("an ogre")).doesNotContain("\"hp\"").doesNotContain("\"fighting\"", "\"due\"");
        assertThat(record("Orm")).doesNotContain("\"fighting\"", "\"due\"");
        assertThat(host.open(TestHost.session("Orm")).seenBy("Orm")).startsWith("The Cell");
        assertThat(host.live(Duration.ofMinutes(1)).messages()).isEmpty();
    }

    @Test
    void aFightWaitsForWhomTheEndOfTheServerHasPutOut() {
        orm("kill ogre");
        TestHost next = arena(List.copyOf(host.records()));
        List<StoredRecord> before = List.copyOf(next.records());
        next.live(Duration.ofSeconds(100));
        assertThat(next.records()).as("nobody was struck meanwhile").isEqualTo(before);
        assertThat(next.open(TestHost.session("Orm")).seenBy("Orm")).startsWith("The Cell");
        next.reload(new Random(2));
        assertThat(next.live(ROUND).seenBy("Orm"))
                .anyMatch(line -> line.matches("You (hit|miss) an ogre.*"))
                .anyMatch(line -> line.matches("An ogre (hits|misses) you.*|You are dead!"));
    }

    @Test
    void aFightIsOverForWhoDoesNotComeBackInTime() {
        orm("kill ogre");
        host = arena(List.copyOf(host.records()));
        host.live(Duration.ofSeconds(130));
        assertThat(record("an ogre")).doesNotContain("\"fighting\"", "\"due\"", "\"hp\"");
        assertThat(record("Orm")).doesNotContain("\"fighting\"", "\"due\"");
    }

    @Test
    void whoIsWaitedForDoesNotKeepOthersFromBeingFought() {
        host.open(TestHost.session("Ada"));
        host.type("Ada", "n");
        host.type("Ada", "e");
        orm("kill ogre");
        host.type("Ada", "kill ogre");
        host = arena(List.copyOf(host.records()), "Ada");
        List<String> seen = host.live(Duration.ofSeconds(5)).seenBy("Ada");
        assertThat(seen)
                .anyMatch(line -> line.matches("An ogre (hits|misses) you.*|You are dead!"))
                .noneMatch(line -> line.contains("Orm"));
    }

    @Test
    void aLostLinkIsNoWayOutOfAFight() {
        orm("kill ogre");
        SessionInfo there = TestHost.session("Orm");
        host.change(new SessionInfo(
                there.id(), there.account(), there.character(), there.name(), there.permissions(), there.client(), 0));
        assertThat(host.live(Duration.ofSeconds(30)).seenBy("Orm")).contains("You are dead!");
    }

    /** The ogre answers 1.5 s after the attack; who has struck and run by then, and comes back, has to wait as well. */
    @Test
    void whoRunsAndComesBackStrikesNoSoonerThanWhoStays() {
        int blows = 0;
        for (int i = 0; i < 20; i++) {
            orm("kill ogre");
            blows += blows(host.live(Duration.ofMillis(500)));
            orm("flee");
            orm("e");
        }
        assertThat(blows).as("in 10 s").isLessThanOrEqualTo(6);
    }

    private static int blows(Output output) {
        return (int) output.seenBy("Orm").stream()
                .filter(line -> line.matches("You (hit|miss) an ogre.*"))
                .count();
    }
}
