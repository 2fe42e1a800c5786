package org.holdfast.launcher.it;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.holdfast.launcher.it.FaultPlay.Outcome;
import org.holdfast.launcher.it.FaultStage.Fault;
import org.holdfast.launcher.it.faulty.Defect;

import static org.assertj.core.api.Assertions.assertThat;

/** The kinds of {@link FaultPlay}. */
final class FaultPlays {
    private static final String NOTHING = "nothing";
    private static final String SORRY = "Something went wrong with that; ...";
    private static final String SET_ASIDE = "The line \"...\" was not run; ...";

    /** What was thrown and where, in the host's words. */
    private static final String PLACE = ".+";

    /** Far more turns than make code healthy. */
    private static final int HEALTHY = 100;

    private FaultPlays() {}

    /** The reload comes to nothing, for this reason, and nobody but the one who asked for it notices. */
    static FaultPlay refused(FaultyJar jar, String reason) {
        return (stage, secret) -> {
            stage.beginReload(jar);
            return afterRefusal(stage, reason);
        };
    }

    /** The same, with a jar that waits while it is being loaded until something has changed. */
    static FaultPlay refusedAfterChanges(Function<Gate, FaultyJar> jar, String reason) {
        return (stage, secret) -> {
            try (Gate gate = new Gate()) {
                stage.beginReload(jar.apply(gate));
                try (Gate.Held held = gate.awaitArrival()) {
                    assertThat(held.socket().isClosed()).isFalse();
                    stage.awaitService();
                }
                return afterRefusal(stage, reason);
            }
        };
    }

    private static Outcome afterRefusal(FaultStage stage, String reason) {
        assertThat(stage.expectRefusal()).contains(reason).doesNotContain("\tat ");
        List<Fault> faults = stage.newFaults();
        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).what()).startsWith("failed reload").contains(reason);
        stage.logged("fault \\d+: failed reload .*" + Pattern.quote(reason));
        return new Outcome("reload refused: " + reason, NOTHING, Optional.empty(), 0, List.of());
    }

    /** A line fails, and that is all. */
    static FaultPlay undone(Defect defect) {
        return (stage, secret) -> {
            int generation = stage.reload(FaultyJar.of(defect));
            stage.awaitRoomForNotices();
            stage.mara().send("trip " + secret);
            stage.mara().expectLine(Pattern.quote(FaultWords.UNDONE));
            stage.astra()
                    .expectLine("Fault in generation " + generation + ": failed turn of Input" + PLACE
                            + "; undone\\. See @faults\\.");
            return afterUndone(stage, "undone");
        };
    }

    /** The first line that a typist types fails. */
    static FaultPlay undoneOnce(Defect defect) {
        return (stage, secret) -> {
            int before = stage.undoneCounts();
            stage.reload(FaultyJar.of(defect));
            stage.awaitService();
            assertThat(stage.undoneCounts() - before).isEqualTo(1);
            return afterUndone(stage, "undone");
        };
    }

    /** Every line of a typist fails, for as long as this code serves. */
    static FaultPlay undoneEachTime(Defect defect) {
        return (stage, secret) -> {
            int before = stage.undoneCounts();
            stage.reload(FaultyJar.of(defect));
            stage.awaitService();
            stage.awaitService();
            assertThat(stage.undoneCounts() - before).isGreaterThan(1);
            return afterUndone(stage, "undone \\(\\d+ times\\)");
        };
    }

    private static Outcome afterUndone(FaultStage stage, String handled) throws InterruptedException {
        int generation = stage.generation();
        Instant detected = stage.logged("generation " + generation + ": fault \\d+: failed turn of Input");
        stage.awaitService();
        assertThat(stage.newFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.generation()).isEqualTo(generation);
            assertThat(fault.what()).matches("failed turn of Input" + PLACE);
            assertThat(fault.handled()).matches(handled);
        });
        return new Outcome("turn undone", SORRY, Optional.of(detected), 0, List.of(generation));
    }

    /** A line does not come to its end: it is set aside, and the world made anew with the same code. */
    static FaultPlay replaced(Defect defect) {
        return (stage, secret) -> {
            int generation = stage.reload(FaultyJar.of(defect));
            stage.mara().send("trip " + secret);
            stage.mara().expectLine(FaultWords.quarantined("trip " + secret));
            String handled = "fenced after \\d+ ms, the message was quarantined";
            stage.astra()
                    .expectLine("Fault in generation " + generation + ": hung turn of Input" + PLACE + "; " + handled
                            + "\\. See @faults\\.");
            return afterReplacement(stage, "hung turn of Input" + PLACE, handled, interrupted(generation));
        };
    }

    /** @param noticed what the log says when the host notices; the others are patterns too */
    private static Outcome afterReplacement(FaultStage stage, String what, String handled, String noticed)
            throws InterruptedException {
        int generation = stage.generation();
        int next = stage.expectReplacement("with the same code");
        stage.awaitService();
        assertThat(stage.newFaults()).singleElement().satisfies(fault -> {
            assertThat(fault.generation()).isEqualTo(generation);
            assertThat(fault.what()).matches(what);
            assertThat(fault.handled()).matches(handled + "; generation " + next + " took its place after \\d+ ms");
        });
        Instant detected = stage.logged(noticed);
        stage.logged("generation " + generation + ": fault \\d+: " + what);
        return new Outcome(
                "fenced, line set aside, replaced", SET_ASIDE, Optional.of(detected), 1, List.of(generation, next));
    }

    /** A line takes too long, but ends when it is interrupted; on a machine that is busy, not soon enough. */
    static FaultPlay interrupted(Defect defect) {
        return (stage, secret) -> {
            int generation = stage.reload(FaultyJar.of(defect));
            if (!tripAndSeeWhetherItIsUndone(stage, secret)) {
                return afterReplacement(
                        stage,
                        "hung turn of Input" + PLACE,
                        "fenced after \\d+ ms, the message was quarantined",
                        interrupted(generation));
            }
            List<Fault> faults = stage.expectFaults("slow turn", "failed turn of Input");
            assertThat(faults)
                    .extracting(Fault::handled)
                    .anyMatch(handled -> handled.matches("it ended after \\d+ ms"))
                    .contains("undone");
            Instant detected = stage.logged(interrupted(generation));
            stage.awaitService();
            return new Outcome("interrupted, undone", SORRY, Optional.of(detected), 0, List.of(generation));
        };
    }

    /** Or else it has been set aside. */
    private static boolean tripAndSeeWhetherItIsUndone(FaultStage stage, String secret) {
        stage.mara().send("trip " + secret);
        return stage.mara()
                .expectLine("(?:(" + Pattern.quote(FaultWords.UNDONE) + ")|" + FaultWords.quarantined("trip " + secret)
                        + ")")
                .group(1)
                .equals(FaultWords.UNDONE);
    }

    /** Each line of a typist hangs: after three deaths in a row the code that was healthy comes back. */
    static FaultPlay fallsBack(Defect defect) {
        return (stage, secret) -> {
            int healthy = stage.generation();
            stage.awaitTurns(HEALTHY);
            int before = stage.quarantinedCounts();
            int first = stage.reload(FaultyJar.of(defect));
            int second = stage.expectReplacement("with the same code");
            int third = stage.expectReplacement("with the same code");
            int last = stage.expectReplacement("with the code of generation " + healthy + ", which was healthy");
            Instant detected = stage.logged(interrupted(third));
            stage.awaitService();
            assertThat(stage.quarantinedCounts() - before).isEqualTo(3);
            assertThat(stage.newFaults())
                    .hasSize(3)
                    .allSatisfy(fault -> assertThat(fault.what()).startsWith("hung turn of Input"));
            return new Outcome(
                    "3 times replaced, then by healthy code",
                    SET_ASIDE,
                    Optional.of(detected),
                    3,
                    List.of(first, second, third, last));
        };
    }

    /** The world leaves something behind when it is replaced, that keeps it in memory. */
    static FaultPlay leavesBehind(Defect defect) {
        return (stage, secret) -> {
            int generation = stage.reload(FaultyJar.of(defect));
            stage.awaitService();
            stage.reload(FaultyJar.good());
            stage.awaitService();
            assertThat(stage.newFaults()).isEmpty();
            return new Outcome("replaced as usual", NOTHING, Optional.empty(), 0, List.of(generation));
        };
    }

    /**
     * A line takes all the memory there is. Either the JVM refuses it some, and the turn fails, or the watch is quicker and
     * fences the world.
     */
    static FaultPlay outOfMemory(Defect defect) {
        return (stage, secret) -> {
            int generation = stage.reload(FaultyJar.of(defect));
            boolean undone = tripAndSeeWhetherItIsUndone(stage, secret);
            return undone
                    ? afterUndone(stage, "undone")
                    : afterReplacement(
                            stage,
                            "memory.*",
                            "fenced, the message was quarantined",
                            "generation " + generation + ": fault \\d+: memory");
        };
    }

    /** The whole process stands still in the middle of a turn, for longer than a turn may take. */
    static FaultPlay stopped(Duration standstill, ScheduledExecutorService fingers) {
        return (stage, secret) -> {
            try (Gate gate = new Gate()) {
                int generation =
                        stage.reload(FaultyJar.of(Defect.WAITS_AT_A_GATE).set("gate", gate.port()));
                stage.mara().send("trip " + secret);
                Gate.Held held = gate.awaitArrival();
                stage.process().signal("STOP");
                held.close();
                fingers.schedule(() -> stage.process().signal("CONT"), standstill.toMillis(), TimeUnit.MILLISECONDS)
                        .get();
                Instant goesOn = Instant.now();
                stage.mara().expectLine("Nothing happens\\.");
                stage.awaitService();
                assertThat(stage.newFaults()).isEmpty();
                return new Outcome("no fault", NOTHING, Optional.of(goesOn), 0, List.of(generation));
            }
        };
    }

    private static String interrupted(int generation) {
        return "generation " + generation + ": .* is interrupted";
    }
}
