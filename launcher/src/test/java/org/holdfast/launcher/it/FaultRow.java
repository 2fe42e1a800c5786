package org.holdfast.launcher.it;

import org.holdfast.launcher.it.faulty.Defect;
import org.holdfast.launcher.it.faulty.refused.Exits;
import org.holdfast.launcher.it.faulty.refused.Hooks;

import static org.holdfast.launcher.it.FaultPlays.fallsBack;
import static org.holdfast.launcher.it.FaultPlays.interrupted;
import static org.holdfast.launcher.it.FaultPlays.leavesBehind;
import static org.holdfast.launcher.it.FaultPlays.refused;
import static org.holdfast.launcher.it.FaultPlays.refusedAfterChanges;
import static org.holdfast.launcher.it.FaultPlays.replaced;
import static org.holdfast.launcher.it.FaultPlays.undone;
import static org.holdfast.launcher.it.FaultPlays.undoneEachTime;
import static org.holdfast.launcher.it.FaultPlays.undoneOnce;

/** The rows of the matrix, in their order: what is wrong, and what must come of it. */
@SuppressWarnings("ImmutableEnumChecker") // A play has no state.
enum FaultRow {
    TRUNCATED_JAR("truncated jar", refused(FaultyJar.good().truncated(), "is no jar, or cut off")),
    NO_FACTORY("no factory", refused(FaultyJar.good().withoutFactory(), "names no factory")),
    MISSING_CLASS("missing class", refused(FaultyJar.good().withoutClass("Tally"), "faulty.Tally")),
    NEWER_JAVA("class of a newer Java", refused(FaultyJar.good().withClassOfNewerJava("Tally"), "faulty.Tally")),
    CONSTRUCTOR("constructor throws", refused(FaultyJar.of(Defect.THROWS_IN_CONSTRUCTOR), "told to fail")),
    LOAD("load throws", refused(FaultyJar.of(Defect.THROWS_IN_LOAD), "it could not load record count/")),
    LOAD_HANGS("load hangs", refused(FaultyJar.of(Defect.HANGS_IN_LOAD), "it took longer than")),
    APPLY(
            "apply throws",
            refusedAfterChanges(
                    gate -> FaultyJar.of(Defect.THROWS_IN_APPLY).set("gate", gate.port()),
                    "it could not take in a change of record count/")),
    FIRST_COMMAND("first command throws", undoneOnce(Defect.THROWS_IN_FIRST_COMMAND)),
    EVERY_COMMAND("every command throws", undoneEachTime(Defect.THROWS_IN_EVERY_COMMAND)),
    LOOP("endless loop", replaced(Defect.LOOPS)),
    LOOP_CATCHING("endless loop that catches all", replaced(Defect.LOOPS_AND_CATCHES)),
    LOOP_IN_STREAM("endless loop in a stream", replaced(Defect.LOOPS_IN_A_STREAM)),
    EVERY_COMMAND_LOOPS("every command loops", fallsBack(Defect.LOOPS_IN_EVERY_COMMAND)),
    DEADLOCK("deadlock", replaced(Defect.DEADLOCKS), "thread"),
    SLEEP("sleep", interrupted(Defect.SLEEPS)),
    SLEEP_CATCHING("sleep that catches interrupts", replaced(Defect.SLEEPS_AND_CATCHES)),
    RECURSION("endless recursion", undone(Defect.RECURS)),
    EXIT("System.exit", refused(FaultyJar.good().withClass(Exits.class), "System.exit")),
    EXIT_BY_REFLECTION("System.exit by reflection", undone(Defect.EXITS_BY_REFLECTION)),
    THREAD("thread left running", leavesBehind(Defect.LEAVES_A_THREAD), "faulty-ticker"),
    THREAD_LOCAL("ThreadLocal on a foreign thread", leavesBehind(Defect.LEAVES_A_THREAD_LOCAL), "thread"),
    HOOK("shutdown hook", refused(FaultyJar.good().withClass(Hooks.class), "addShutdownHook")),
    MUCH_OUTPUT("10 MB of output in a turn", undone(Defect.SAYS_TOO_MUCH)),
    MANY_MESSAGES("a million messages in a turn", undone(Defect.SAYS_TOO_OFTEN)),
    FOREIGN_RECORD("record outside its namespace", undone(Defect.PUTS_ELSEWHERE)),
    FUTURE_DOCUMENT("document from the future", undone(Defect.PUTS_THE_FUTURE)),
    OLDER_CODE(
            "code older than the documents",
            refused(FaultyJar.good().set("documents", 1), "which is newer than the code")),
    LOOP_IN_JDK("endless loop inside the JDK", replaced(Defect.LOOPS_IN_THE_JDK), "thread");

    private final String title;
    private final FaultPlay play;
    private final String pinnedBy;

    FaultRow(String title, FaultPlay play) {
        this(title, play, "");
    }

    /** @param pinnedBy what keeps the code in memory that served */
    FaultRow(String title, FaultPlay play, String pinnedBy) {
        this.title = title;
        this.play = play;
        this.pinnedBy = pinnedBy;
    }

    String title() {
        return title;
    }

    FaultPlay play() {
        return play;
    }

    String pinnedBy() {
        return pinnedBy;
    }
}
