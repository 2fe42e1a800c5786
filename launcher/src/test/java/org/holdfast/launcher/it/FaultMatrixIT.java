package org.holdfast.launcher.it;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.launcher.it.faulty.Defect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every way in which a world can fail, one after the other on one server, under players who never stop counting: nobody
 * is disconnected, no line is lost but the one that is said to be, and the state is what was acknowledged. Prints the
 * matrix. What is wrong in each row and what must come of it is in {@link FaultRow}; how that is seen, in
 * {@link FaultMatrix}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FaultMatrixIT {
    /** Longer than a turn may take. */
    private static final Duration STANDSTILL = Duration.ofSeconds(4);

    @RegisterExtension
    final Lab lab = new Lab();

    private final ScheduledExecutorService fingers = Executors.newSingleThreadScheduledExecutor();
    private final FaultTable table = new FaultTable();
    private @Nullable FaultMatrix matrix;
    private int servers;

    private interface Check {
        void on(FaultMatrix matrix) throws Exception;
    }

    /** Each row is a test of its own; what comes behind one that fails is played on another server. */
    @TestFactory
    Stream<DynamicTest> nothingThatAWorldDoesHurtsTheHost() {
        String only = System.getProperty("holdfast.it.faults", "");
        Stream<DynamicTest> rows = Stream.of(FaultRow.values())
                .filter(row -> only.isEmpty() || List.of(only.split(",")).contains(row.name()))
                .map(row -> test(row.title(), played -> played.play(row)));
        Stream<DynamicTest> afterwards = Stream.of(
                test("a process that stands still", played -> played.standStill(STANDSTILL, fingers)),
                test("what was typed is in the quarantine file alone", FaultMatrix::checkSecrecy),
                test("loaders are collected, or named as pinned", FaultMatrix::checkLoaders),
                test("what was acknowledged is on disk", FaultMatrix::checkDisk),
                dynamicTest("allocation storm", this::storm));
        return Stream.concat(rows, afterwards);
    }

    private DynamicTest test(String name, Check check) {
        return dynamicTest(name, () -> {
            FaultMatrix played = matrix == null ? start(lab.launch()) : matrix;
            matrix = null;
            try {
                check.on(played);
                matrix = played;
            } catch (Throwable e) {
                System.err.println("==== " + name + "\n" + played.describe());
                played.close();
                throw e;
            }
        });
    }

    /** On a server that has little memory. */
    private void storm() throws Exception {
        FaultMatrix small = start(lab.launch().jvm("-Xmx256m"));
        try {
            small.play("allocation storm", FaultPlays.outOfMemory(Defect.ALLOCATES), "");
            small.play("allocation storm that goes on", FaultPlays.outOfMemory(Defect.ALLOCATES_AND_CATCHES), "");
            small.checkSecrecy();
            small.checkLoaders();
        } catch (Throwable e) {
            System.err.println("==== allocation storm\n" + small.describe());
            throw e;
        }
    }

    private FaultMatrix start(Launch launch) {
        servers++;
        return new FaultMatrix(new FaultStage(lab, launch, lab.folder().resolve("server-" + servers), fingers), table);
    }

    @AfterEach
    void print() {
        fingers.shutdownNow();
        System.out.println(table);
    }
}
