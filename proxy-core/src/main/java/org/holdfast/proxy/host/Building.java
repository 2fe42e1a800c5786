package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.api.Activation;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.jspecify.annotations.Nullable;

/**
 * A new generation before it serves, and what each step of the swap does with it. Those methods run on the generation's
 * thread; {@link #giveUp} and {@link #done} on any; the rest on the swap thread, between two steps.
 */
final class Building {
    /** Records that are read in one go; between two goes the {@link Pacing} may rest. */
    private static final int PIECE = 32;

    /** Catching up ends when a round brings no more than this, or after so many rounds. */
    private static final int SMALL_ROUND = 32;

    private static final int MOST_ROUNDS = 20;

    private final Swap.Parts parts;
    private final ModuleImage image;
    private final ContextOfGeneration context;
    private final Pacing pacing;
    private final List<String> warnings = new ArrayList<>();

    private @Nullable DefinedModule defined;
    private @Nullable LoadedModule loaded;
    private @Nullable Hosted hosted;
    private ModuleRecords.@Nullable Scan scan;
    private int rehearsedTurns;
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();
    private volatile boolean givenUp;

    /** @param courteous whether somebody serves meanwhile, who is to be left time */
    Building(Swap.Parts parts, ModuleImage image, ContextOfGeneration context, boolean courteous) {
        this.parts = parts;
        this.image = image;
        this.context = context;
        this.pacing = courteous ? Pacing.beside(parts.port()) : Pacing.none();
    }

    /** @param registered told of the loader as soon as there is one */
    void load(Swap.Registered registered) throws ModuleLoadException {
        DefinedModule code = parts.loading().define(image, context.generation());
        defined = code;
        registered.loaded(code.loader());
        Thread.currentThread().setContextClassLoader(code.loader());
    }

    LoadedModule check() throws ModuleLoadException {
        LoadedModule code = Objects.requireNonNull(defined).check();
        loaded = code;
        warnings.addAll(code.warnings());
        return code;
    }

    void create() throws StepFailed {
        hosted = Hosted.create(Objects.requireNonNull(loaded), context, parts.clock());
    }

    void warmUp(Duration budget) {
        LoadedModule code = Objects.requireNonNull(loaded);
        WarmUp.Outcome outcome = WarmUp.run(code, module().descriptor(), context.rehearsal(), parts, pacing, budget);
        rehearsedTurns = outcome.turns();
        warnings.addAll(outcome.warnings());
    }

    /** Takes in the records as they are. */
    void importRecords() throws StepFailed {
        Hosted module = module();
        ModuleRecords.Scan source =
                parts.records().scan(module.descriptor().namespaces().keySet());
        scan = source;
        List<StoredRecord> piece = source.next(PIECE);
        while (!piece.isEmpty()) {
            for (StoredRecord record : piece) {
                module.load(record);
            }
            records.addAndGet(piece.size());
            requireWanted();
            pacing.pause();
            piece = source.next(PIECE);
        }
    }

    /** Takes in what changed meanwhile, and what changed while it did that, until hardly anything does. */
    void catchUp() throws StepFailed {
        int rounds = 0;
        while (takeInChanges(pacing) > SMALL_ROUND && rounds < MOST_ROUNDS) {
            rounds++;
        }
    }

    /** Takes in what changed last, with nobody working on, and begins. */
    HostTurn activate() throws StepFailed {
        takeInChanges(Pacing.none());
        closeScan();
        return module().activate(new Activation(parts.acceptance().present()));
    }

    private int takeInChanges(Pacing pace) throws StepFailed {
        List<RecordChange> round = Objects.requireNonNull(scan).changesSince();
        for (RecordChange change : round) {
            module().apply(change);
            requireWanted();
            pace.pause();
        }
        changes.addAndGet(round.size());
        return round.size();
    }

    private void requireWanted() throws StepFailed {
        if (givenUp) {
            throw new StepFailed("the swap was given up");
        }
    }

    Hosted module() {
        return Objects.requireNonNull(hosted);
    }

    /** The module serves, and is no longer dropped with the swap. */
    void handOver() {
        hosted = null;
        loaded = null;
        defined = null;
    }

    /** The step that is running is to end; what it does is not wanted any more. */
    void giveUp() {
        givenUp = true;
    }

    /** Changes whenever something has been done; any thread. */
    long progress() {
        return records.get() + changes.get() + pacing.pieces();
    }

    /** Records that were taken in so far. */
    long done(SwapStep step) {
        return switch (step) {
            case IMPORT -> records.get();
            case CATCH_UP -> changes.get();
            default -> 0;
        };
    }

    /** Called when the steps are over. */
    SwapReport report(Map<SwapStep, Duration> times) {
        return new SwapReport(times, records.get(), changes.get(), rehearsedTurns, warnings);
    }

    /** Lets go of what was not handed over. */
    void drop() {
        closeScan();
        Hosted module = hosted;
        DefinedModule code = defined;
        if (module != null) {
            module.retire(false);
        } else if (code != null) {
            code.unload();
        }
    }

    private void closeScan() {
        ModuleRecords.Scan open = scan;
        scan = null;
        if (open != null) {
            open.close();
        }
    }
}
