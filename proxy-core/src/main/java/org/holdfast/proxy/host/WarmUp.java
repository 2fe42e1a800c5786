package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.api.Activation;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.HostedModule;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.ToModule;

/**
 * Runs new code before it counts: a module of its own is given a small part of the records, sessions that do not exist,
 * and what players typed lately, until its turns do not get faster any more or the time is over. What it says and puts
 * goes nowhere. The first turns of a generation take ten times as long as the later ones; here nobody waits for them.
 *
 * <p>Then, if time is left, a further module is activated with a crowd. An activation comes once in a generation, in the
 * pause, and does the same for each session: cold, with 1,000 of them, it took 9 ms, most of the pause.
 *
 * <p>Used once, on the new generation's thread. What the code throws is a warning: a rehearsal has only a part of the
 * records, and may fail where the world does not.
 */
final class WarmUp {
    /** Records of each namespace, first by key. */
    static final int RECORDS = 500;

    /** Turns whose time is compared with that of as many before. */
    private static final int ROUND = 32;

    /** It has stopped getting faster when so many rounds in a row did not beat the best by a tenth. */
    private static final int ROUNDS_WITHOUT_GAIN = 4;

    private static final double GAIN = 0.9;

    /** Beyond it, the rest of the rehearsal would tell nothing. */
    private static final int MOST_FAILURES = 20;

    /** Typed when nobody has typed anything yet; commands that any world may have, and that change little. */
    private static final List<String> HARMLESS = List.of("look", "say hello", "who", "inventory", "help", "version");

    private static final List<String> CAST = List.of("Prospero", "Miranda", "Ariel");

    /** Sessions; a few more than the calls after which the JIT compiles a method for the first time, which are 200. */
    static final int CROWD = 256;

    private final LoadedModule code;
    private final ModuleDescriptor descriptor;
    private final ModuleContext context;
    private final ModuleRecords records;
    private final TurnClock clock;
    private final Pacing pacing;
    private final List<String> warnings = new ArrayList<>();

    private int turns;
    private int failures;
    private String firstFailure = "";

    private WarmUp(
            LoadedModule code, ModuleDescriptor descriptor, ModuleContext context, Swap.Parts parts, Pacing pacing) {
        this.code = code;
        this.descriptor = descriptor;
        this.context = context;
        this.records = parts.records();
        this.clock = parts.clock();
        this.pacing = pacing;
    }

    /** What came of it. */
    record Outcome(int turns, List<String> warnings) {
        Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /** Makes modules of the code, tries them out and lets them go. Throws nothing of theirs. */
    static Outcome run(
            LoadedModule code,
            ModuleDescriptor descriptor,
            ModuleContext context,
            Swap.Parts parts,
            Pacing pacing,
            Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        List<String> recent = parts.recent().newest();
        WarmUp warmUp = new WarmUp(code, descriptor, context, parts, pacing);
        warmUp.stage(List.of(), module -> warmUp.play(module, recent.isEmpty() ? HARMLESS : recent, end));
        if (warmUp.failures > 0) {
            warmUp.warnings.add(warmUp.failures + " of " + warmUp.turns
                    + " turns of the warm-up failed, the first with " + warmUp.firstFailure);
        }
        if (warmUp.warnings.isEmpty() && System.nanoTime() - end < 0) {
            warmUp.stage(crowd(), module -> {});
        }
        return new Outcome(warmUp.turns, warmUp.warnings);
    }

    private interface Play {
        void with(HostedModule module);
    }

    /** From the making of a module to its retirement. */
    private void stage(List<SessionInfo> audience, Play play) {
        HostedModule module;
        try {
            module = Objects.requireNonNull(code.factory().create(context), "create() returned null");
        } catch (Throwable e) {
            warnings.add("the warm-up could not begin: " + FaultText.place(e));
            return;
        }
        try {
            load(module);
            rehearse(turn -> module.activate(new Activation(audience), turn));
            play.with(module);
        } catch (Throwable e) {
            warnings.add("the warm-up was cut short: " + FaultText.place(e));
        }
        try {
            module.retire();
        } catch (Throwable e) {
            warnings.add("retiring after the warm-up failed: " + FaultText.place(e));
        } finally {
            Hosted.forgetInterrupt();
        }
    }

    private void load(HostedModule module) {
        for (String namespace : descriptor.namespaces().keySet()) {
            try (ModuleRecords.Scan scan = records.scan(Set.of(namespace))) {
                for (StoredRecord record : scan.next(RECORDS)) {
                    module.load(record);
                    pacing.pause();
                }
            }
        }
    }

    private static List<SessionInfo> crowd() {
        return IntStream.range(0, CROWD).mapToObj(i -> session("Guest" + i)).toList();
    }

    private void play(HostedModule module, List<String> lines, long end) {
        List<SessionId> cast = new ArrayList<>();
        for (String name : CAST) {
            SessionInfo session = session(name);
            cast.add(session.id());
            feed(module, new ToModule.SessionOpened(session));
        }
        long best = Long.MAX_VALUE;
        int withoutGain = 0;
        long number = 0;
        while (withoutGain < ROUNDS_WITHOUT_GAIN && failures < MOST_FAILURES) {
            long nanos = 0;
            for (int i = 0; i < ROUND; i++) {
                if (System.nanoTime() - end >= 0) {
                    return;
                }
                String line = lines.get((int) (number % lines.size()));
                SessionId who = cast.get((int) (number % cast.size()));
                number++;
                nanos += feed(module, new ToModule.Input(who, number, line, false));
                pacing.pause();
            }
            withoutGain = nanos < best * GAIN ? 0 : withoutGain + 1;
            best = Math.min(best, nanos);
        }
    }

    private static SessionInfo session(String name) {
        return new SessionInfo(
                SessionId.random(),
                "rehearsal",
                "rehearsal-" + name,
                name,
                Set.of(Permissions.BUILD, Permissions.ADMINISTER),
                ClientInfo.UNKNOWN,
                1);
    }

    /** How long it took, in ns. */
    private long feed(HostedModule module, ToModule message) {
        turns++;
        long start = System.nanoTime();
        try {
            rehearse(turn -> module.handle(message, turn));
        } catch (Throwable e) {
            if (failures == 0) {
                firstFailure = FaultText.place(e);
            }
            failures++;
        }
        return System.nanoTime() - start;
    }

    private interface Scene {
        void play(HostTurn turn);
    }

    private void rehearse(Scene scene) {
        HostTurn turn = new HostTurn(clock.now(), descriptor);
        try {
            scene.play(turn);
        } finally {
            turn.end();
            Hosted.forgetInterrupt();
        }
    }
}
