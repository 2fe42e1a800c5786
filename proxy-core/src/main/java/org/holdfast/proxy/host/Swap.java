package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.holdfast.api.Activation;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.jspecify.annotations.Nullable;

/**
 * Puts one generation in the place of another, or of none.
 *
 * <pre>
 *   create -> scan -> catch up -> FREEZE -> last changes -> activate -> take over -> thaw -> retire the old one
 *      \________________________________________________________/
 *        any failure: drop the new one, thaw, the old one goes on
 * </pre>
 *
 * Runs on the swap thread, one swap at a time; every step that runs code of the world runs on the new generation's own
 * thread, within a deadline. A step that outlasts it is left behind with its thread, which ends when the step does.
 */
final class Swap {
    /** How long creating, scanning and catching up may take together with the world's code, each. */
    private static final Duration BUILD = Duration.ofMinutes(5);

    /** How long the turn in hand may take to end; more, and the swap is given up rather than the players. */
    private static final Duration FREEZE = Duration.ofSeconds(5);

    /** How long the steps inside the pause may take, each. */
    private static final Duration PAUSED = Duration.ofSeconds(10);

    /** Records taken in between two looks at whether the swap has been given up. */
    private static final int SLICE = 1_000;

    /** Catching up ends when a round brings no more than this, or after so many rounds. */
    private static final int SMALL_ROUND = 100;

    private static final int MOST_ROUNDS = 20;

    private final Parts parts;
    private final ModuleImage image;
    private final Generation next;

    /** What every swap of a host works with. */
    record Parts(
            ModuleLoading loading,
            ModuleRecords records,
            Port port,
            Acceptance acceptance,
            TurnClock clock,
            PauseWatch pauses,
            Serving serving) {}

    /** Serves the port from now on, on the thread that calls. */
    interface Serving {
        void serve(Generation generation, Hosted hosted, long epoch);
    }

    /** A generation that has taken over. */
    record Done(Duration pause, int held) {}

    /** @param next made for this swap, and ended if it fails */
    Swap(Parts parts, ModuleImage image, Generation next) {
        this.parts = parts;
        this.image = image;
        this.next = next;
    }

    /**
     * @param registered told of the loader as soon as there is one
     * @throws StepFailed if nothing has changed
     */
    Done run(ModuleContext context, Registered registered) throws StepFailed, InterruptedException {
        boolean done = false;
        try (Building building = new Building()) {
            next.call("load", () -> building.create(context, registered), BUILD);
            next.call("read the records", building::scan, BUILD);
            Done result = paused(building);
            done = true;
            return result;
        } finally {
            if (!done) {
                next.end();
            }
        }
    }

    /** Told of the loader of a generation, to watch what becomes of it. */
    interface Registered {
        void loaded(ClassLoader loader);
    }

    private Done paused(Building building) throws StepFailed, InterruptedException {
        long start = System.nanoTime();
        parts.pauses.begin();
        try {
            if (!parts.port.freeze(FREEZE)) {
                throw new StepFailed("the turn that is running did not end within " + FREEZE.toSeconds() + " s");
            }
            HostTurn activation = next.call("begin to serve", building::activate, PAUSED);
            Hosted hosted = building.handOver();
            long epoch =
                    parts.acceptance.takeOver(next.number(), hosted.descriptor().tick(), activation);
            parts.port.handTo(next);
            next.submit(() -> parts.serving.serve(next, hosted, epoch));
            return new Done(Duration.ofNanos(System.nanoTime() - start), parts.port.heldLines());
        } finally {
            parts.port.thaw();
            parts.pauses.end();
        }
    }

    /** The new generation before it serves; each method but the last two runs on its thread. */
    private final class Building implements AutoCloseable {
        private volatile @Nullable Hosted hosted;
        private ModuleRecords.@Nullable Scan scan;
        private volatile boolean givenUp;

        private @Nullable Void create(ModuleContext context, Registered registered)
                throws StepFailed, ModuleLoadException {
            LoadedModule loaded = parts.loading.load(image, next.number());
            try {
                registered.loaded(loaded.loader());
                Thread.currentThread().setContextClassLoader(loaded.loader());
                hosted = Hosted.create(loaded, context, parts.clock);
            } finally {
                if (hosted == null) {
                    loaded.unload();
                }
            }
            return null;
        }

        /** Takes in the records as they are, then, while the old generation works on, what changes meanwhile. */
        private @Nullable Void scan() throws StepFailed {
            Hosted module = Objects.requireNonNull(hosted);
            ModuleRecords.Scan records =
                    parts.records.scan(module.descriptor().namespaces().keySet());
            scan = records;
            List<StoredRecord> slice = records.next(SLICE);
            while (!slice.isEmpty()) {
                for (StoredRecord record : slice) {
                    module.load(record);
                }
                requireWanted();
                slice = records.next(SLICE);
            }
            int rounds = 0;
            while (catchUp(module, records) > SMALL_ROUND && rounds < MOST_ROUNDS) {
                requireWanted();
                rounds++;
            }
            return null;
        }

        private void requireWanted() throws StepFailed {
            if (givenUp) {
                throw new StepFailed("the swap was given up");
            }
        }

        /** Takes in what changed last, with nobody working on. */
        private HostTurn activate() throws StepFailed {
            Hosted module = Objects.requireNonNull(hosted);
            try (ModuleRecords.Scan records = Objects.requireNonNull(scan)) {
                scan = null;
                catchUp(module, records);
            }
            return module.activate(new Activation(parts.acceptance.present()));
        }

        private int catchUp(Hosted module, ModuleRecords.Scan records) throws StepFailed {
            List<RecordChange> changes = records.changesSince();
            for (RecordChange change : changes) {
                module.apply(change);
            }
            return changes.size();
        }

        /** The module is no longer dropped with the swap. */
        private Hosted handOver() {
            Hosted module = Objects.requireNonNull(hosted);
            hosted = null;
            return module;
        }

        /** Drops the module, if it was not handed over, and the scan, on the thread that works with them. */
        @Override
        public void close() {
            givenUp = true;
            next.submit(() -> {
                ModuleRecords.Scan records = scan;
                if (records != null) {
                    records.close();
                }
                Hosted module = hosted;
                if (module != null) {
                    module.retire(false);
                }
            });
        }
    }
}
