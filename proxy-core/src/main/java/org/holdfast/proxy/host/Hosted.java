package org.holdfast.proxy.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.Generation.StepFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The module of one generation with the host's checks around it. Confined to the generation's thread; throws whatever
 * the module throws, except from {@link #run}.
 */
final class Hosted {
    private static final Logger LOG = LoggerFactory.getLogger(Hosted.class);

    /** Namespaces of the core; no module may name them. */
    private static final Set<String> RESERVED =
            Set.of("host", "account", "ban", "invitation", "audit", "mail", "standing", "freed-name", "gone-character");

    private final int generation;
    private final LoadedModule loaded;
    private final ModuleDescriptor descriptor;
    private final HostedModule module;
    private final TurnClock clock;

    private Hosted(
            int generation, LoadedModule loaded, ModuleDescriptor descriptor, HostedModule module, TurnClock clock) {
        this.generation = generation;
        this.loaded = loaded;
        this.descriptor = descriptor;
        this.module = module;
        this.clock = clock;
    }

    /** Describes and creates the module; it is empty then. */
    static Hosted create(LoadedModule loaded, ModuleContext context, TurnClock clock) throws StepFailed {
        HostedModuleFactory factory = loaded.factory();
        ModuleDescriptor descriptor = Objects.requireNonNull(factory.describe(), "describe() returned null");
        for (String namespace : descriptor.namespaces().keySet()) {
            if (RESERVED.contains(namespace)) {
                throw new StepFailed("its descriptor names the namespace '" + namespace
                        + "', which belongs to the host; give its records another");
            }
        }
        HostedModule module = Objects.requireNonNull(factory.create(context), "create() returned null");
        return new Hosted(context.generation(), loaded, descriptor, module, clock);
    }

    ModuleDescriptor descriptor() {
        return descriptor;
    }

    void load(StoredRecord record) throws StepFailed {
        requireUnderstood(record);
        try {
            module.load(record);
        } catch (RuntimeException e) {
            throw new StepFailed("it could not load record " + record.key() + " (" + FaultText.reason(e) + ")");
        } finally {
            forgetInterrupt();
        }
    }

    void apply(RecordChange change) throws StepFailed {
        if (change instanceof RecordChange.Put put) {
            requireUnderstood(put.record());
        }
        try {
            module.apply(change);
        } catch (RuntimeException e) {
            throw new StepFailed(
                    "it could not take in a change of record " + change.key() + " (" + FaultText.reason(e) + ")");
        } finally {
            forgetInterrupt();
        }
    }

    private void requireUnderstood(StoredRecord record) throws StepFailed {
        @Nullable Integer newest = descriptor.namespaces().get(record.key().namespace());
        if (newest == null || record.version() > newest) {
            throw new StepFailed("record " + record.key() + " has document version " + record.version()
                    + ", which is newer than the code (" + newest
                    + "); use code that is at least as new as the records");
        }
    }

    /** The turn in which the module begins to serve. */
    HostTurn activate(Activation activation) {
        HostTurn turn = new HostTurn(clock.now(), descriptor);
        try {
            module.activate(activation, turn);
        } finally {
            turn.end();
            forgetInterrupt();
        }
        return turn;
    }

    /** How a message went. */
    enum Outcome {
        /** The turn is part of history, or the message failed and left no trace. */
        DONE,
        /** The generation has been replaced; nothing that it does counts. */
        FENCED,
        /** The message failed and the module could not restore itself: it must be replaced. */
        BROKEN
    }

    /**
     * Handles one message that was begun in the hand, and offers the turn for acceptance unless it has been taken away.
     * Throws nothing of the module's; what the store throws passes through.
     */
    Outcome run(
            ToModule message, Hand hand, long epoch, Acceptance acceptance, ModuleRecords records, Failures failures) {
        HostTurn turn = new HostTurn(clock.now(), descriptor);
        FaultText.@Nullable Thrown failure = handle(message, turn);
        FaultText.@Nullable Thrown notUndone = failure == null || hand.isSeized() ? null : revert(turn, records);
        if (!hand.end()) {
            return Outcome.FENCED;
        }
        if (failure == null) {
            return acceptance.accept(epoch, message, turn) ? Outcome.DONE : Outcome.FENCED;
        }
        acceptance.failed(epoch, message);
        hand.settled();
        failures.failed(Fault.Kind.TURN_FAILED, message, failure);
        if (notUndone == null) {
            return Outcome.DONE;
        }
        failures.failed(Fault.Kind.UNDO_FAILED, message, notUndone);
        return Outcome.BROKEN;
    }

    /** Told what the module threw, when the sender of the message has been told. */
    interface Failures {
        void failed(Fault.Kind kind, ToModule message, FaultText.Thrown thrown);
    }

    /** What was thrown, if anything was; then nothing of the turn counts. */
    private FaultText.@Nullable Thrown handle(ToModule message, HostTurn turn) {
        try {
            module.handle(message, turn);
            turn.requireWithinLimits();
            return null;
        } catch (Throwable e) {
            return FaultText.thrown(e);
        } finally {
            turn.end();
            forgetInterrupt();
        }
    }

    /** What is safe to log of a message: which it was, never what it says. */
    static String name(ToModule message) {
        return message instanceof ToModule.Input
                ? message.toString()
                : message.getClass().getSimpleName();
    }

    /** What was thrown, if anything was; then the module is of no use any more. */
    private FaultText.@Nullable Thrown revert(HostTurn turn, ModuleRecords records) {
        try {
            List<RecordChange> accepted = new ArrayList<>();
            for (RecordKey key : turn.edited()) {
                accepted.add(records.read(key)
                        .<RecordChange>map(RecordChange.Put::new)
                        .orElseGet(() -> new RecordChange.Delete(key)));
            }
            module.revert(accepted);
            return null;
        } catch (Throwable e) {
            return FaultText.thrown(e);
        } finally {
            forgetInterrupt();
        }
    }

    /** Makes the module's code end, wherever it runs; see {@link LoadedModule#fence}. */
    void fence() {
        loaded.fence();
    }

    /**
     * World code may leave the thread interrupted. Neither the next message nor the store is to see that: a file
     * channel that an interrupted thread reads closes itself, for everybody.
     */
    static void forgetInterrupt() {
        Thread.interrupted();
    }

    /** Lets the module end what it started, and goes of its classes. Throws nothing. */
    void retire(boolean activated) {
        try {
            if (activated) {
                module.retire();
            }
        } catch (Throwable e) {
            LOG.warn("generation {}: it failed to retire: {}", generation, FaultText.frames(e));
        }
        try {
            loaded.unload();
        } catch (RuntimeException e) {
            LOG.error("generation {}: its classes could not be let go of", generation, e);
        }
    }
}
