package org.holdfast.launcher.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.holdfast.launcher.it.FaultPlay.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Plays rows on one server, and checks after each what must hold after all of them. */
final class FaultMatrix {
    private static final Pattern STACK = Pattern.compile("(?m)^\\s*at \\S+\\(");

    private final FaultStage stage;
    private final FaultTable table;
    private final List<String> secrets = new ArrayList<>();

    /** What keeps a generation in memory, by its number. */
    private final Map<Integer, String> pinned = new LinkedHashMap<>();

    FaultMatrix(FaultStage stage, FaultTable table) {
        this.stage = stage;
        this.table = table;
    }

    void play(FaultRow row) throws Exception {
        play(row.title(), row.play(), row.pinnedBy());
    }

    /** @param pinnedBy what keeps its generations in memory; empty if nothing does */
    void play(String title, FaultPlay play, String pinnedBy) throws Exception {
        String secret = "secret-" + title.replaceAll("\\W+", "-");
        secrets.add(secret);
        stage.takeNotices();
        int setAside = stage.quarantinedCounts();
        String quarantined = stage.quarantined();

        Outcome outcome = play.on(stage, secret);
        stage.checkState();
        OptionalLong recovered = outcome.detected()
                .map(moment -> OptionalLong.of(
                        Duration.between(moment, stage.servedAgainAfter(moment)).toMillis()))
                .orElseGet(OptionalLong::empty);
        checkNotices(outcome);
        stage.reload(FaultyJar.good());
        // Now everything is as the records say.
        stage.checkState();

        List<String> lost = stage.lostConnections();
        List<String> wrong = stage.wrongAnswers();
        String more = stage.expectQuarantined(quarantined, outcome.lines());
        table.add(new FaultTable.Line(title, outcome, lost.size(), wrong.size(), outcome.lines(), recovered, pinnedBy));
        assertThat(lost).as("connections lost").isEmpty();
        assertThat(wrong).as("what came back to those who count").isEmpty();
        boolean marasLine = stage.quarantinedCounts() == setAside;
        if (outcome.lines() > 0 && marasLine) {
            assertThat(more).contains("text=\"trip " + secret + "\"");
        }
        if (!pinnedBy.isEmpty()) {
            pinned.put(outcome.generations().get(0), pinnedBy);
        }
    }

    /** To those who only count, nothing is said but of pauses, and of their own lines where the code came to serve. */
    private void checkNotices(Outcome outcome) {
        boolean served = !outcome.generations().isEmpty();
        assertThat(stage.takeNotices()).allMatch(notice -> isOfPause(notice) || (served && isOfOwnLine(notice)));
    }

    private static boolean isOfPause(String notice) {
        return notice.equals(FaultWords.BLURS) || notice.equals(FaultWords.CLEAR);
    }

    private static boolean isOfOwnLine(String notice) {
        return notice.equals(FaultWords.UNDONE) || notice.matches(FaultWords.quarantined("count \\d+"));
    }

    void standStill(Duration standstill, ScheduledExecutorService fingers) throws Exception {
        play("the whole process stands still", FaultPlays.stopped(standstill, fingers), "");
    }

    /** What players typed into a world that failed is in no log, but in the file that only its owner can read. */
    void checkSecrecy() throws IOException {
        String log = stage.log();
        assertThat(secrets).allSatisfy(secret -> assertThat(log).doesNotContain(secret));
        assertThat(stage.terminal())
                .as("on the terminal")
                .doesNotContain("secret-")
                .doesNotContainPattern(STACK);
        assertThat(stage.adminsScreen()).as("what the admin saw").doesNotContainPattern(STACK);
        assertThat(stage.playersScreens())
                .as("what players saw")
                .doesNotContainPattern(STACK)
                .doesNotContain("Exception", "Error", "org.holdfast");
        if (Files.exists(stage.quarantine())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stage.quarantine())))
                    .isEqualTo("rw-------");
        }
    }

    /**
     * No generation but the one that serves is in memory, unless it is said what keeps it there. Under ZGC that may be compiled
     * code, which is for no world to mend; under other collectors it is a leak.
     */
    void checkLoaders() {
        await().atMost(Transcript.DEADLINE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            stage.process().collectGarbage();
            Map<Integer, String> inMemory = stage.generations();
            inMemory.remove(stage.generation());
            if (System.getProperty("holdfast.it.jvm", "").contains("+UseZGC")) {
                inMemory.values().removeIf(line -> line.contains("but compiled code may"));
            }
            assertThat(inMemory.keySet()).isEqualTo(pinned.keySet());
            pinned.forEach((generation, by) ->
                    assertThat(inMemory.get(generation)).contains("pinned by").contains(by));
        });
    }

    /** Kills the server, and reads what is on disk. */
    void checkDisk() throws Exception {
        stage.pause();
        Map<String, Long> acknowledged = stage.acknowledged();
        stage.process().kill();
        assertThat(stage.stored()).isEqualTo(acknowledged);
    }

    void close() {
        stage.process().close();
    }

    String describe() {
        return stage.describe();
    }
}
