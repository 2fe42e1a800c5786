package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.ModuleRecords.AcceptedTurn;
import org.holdfast.proxy.host.ModuleRecords.Cause;
import org.holdfast.proxy.host.SessionOutput.Ending;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.jspecify.annotations.Nullable;

/**
 * Where a turn becomes part of history: sequenced, handed to the store, its output queued for release. Only turns of
 * the current epoch are accepted; each taking over begins an epoch, and epochs go on growing across restarts.
 *
 * <p>Usable on any thread. All of it happens under one lock, so that after {@link #takeOver} no turn of the owner
 * before can be accepted, and every one that was is in the records.
 */
final class Acceptance {
    private static final RecordKey EPOCH = new RecordKey("host", "epoch");

    private final String module;
    private final ModuleRecords records;
    private final OutputGate gate;
    private final Timers timers;
    private final RecentLines recent;
    private final Map<SessionId, SessionInfo> present = new LinkedHashMap<>();

    /** Those present whose opening or resuming no generation has survived yet. */
    private final Set<SessionId> doubtful = new HashSet<>();

    private long epoch;
    private long turns;
    private long lastPosition;

    /** A turn that the store has taken and whose output is not released yet; none but while that goes wrong. */
    private @Nullable ShownTurn unreleased;

    private volatile boolean closed;

    Acceptance(String module, ModuleRecords records, OutputGate gate, Timers timers, RecentLines recent) {
        this.module = module;
        this.records = records;
        this.gate = gate;
        this.timers = timers;
        this.recent = recent;
        this.epoch =
                records.read(EPOCH).map(record -> record.doc().integer("epoch")).orElse(0L);
    }

    /**
     * Accepts a turn as a whole, or refuses it as a whole.
     *
     * @param owned the epoch of the generation that made the turn
     * @return whether it was accepted; if not, the generation has been replaced
     */
    synchronized boolean accept(long owned, ToModule message, HostTurn turn) {
        if (owned != epoch || closed) {
            return false;
        }
        // First what may fail: a turn that the store did not take has left no trace here either.
        ShownTurn shown = new ShownTurn(Optional.of(message), turn.output(), Ending.DONE);
        if (!turn.changes().isEmpty()) {
            append(epoch, cause(message), turn.changes());
        }
        unreleased = shown;
        consumed(message);
        if (message instanceof ToModule.Input input) {
            recent.add(input);
        }
        release(shown);
        unreleased = null;
        return true;
    }

    /**
     * A message was handled and nothing came of it; its sender is told in the order of the turns. If something did, for it
     * was only after the store had taken the turn that something went wrong, such as no memory, its sender gets what the
     * turn said.
     */
    synchronized void failed(long owned, ToModule message) {
        if (owned == epoch && !closed) {
            answer(message, Ending.FAILED);
        }
    }

    /** How a message ends that no turn was accepted of, unless one was. */
    private void answer(ToModule message, Ending ending) {
        consumed(message);
        ShownTurn taken = unreleased;
        gate.offer(lastPosition, taken == null ? new ShownTurn(Optional.of(message), List.of(), ending) : taken);
        unreleased = null;
    }

    /**
     * Begins a new epoch with the activation turn of the generation that it belongs to. If the store does not take
     * that turn, this throws what the store threw, and the epoch before goes on.
     *
     * @param tick how often that generation wants a tick
     * @return the epoch
     */
    synchronized long takeOver(int generation, Duration tick, HostTurn activation) {
        if (closed) {
            throw new IllegalStateException("the host is being closed");
        }
        long begun = epoch + 1;
        List<RecordChange> changes = new ArrayList<>(activation.changes());
        Doc.Obj doc = Doc.object().put("epoch", begun).build();
        changes.add(new RecordChange.Put(new StoredRecord(EPOCH, 1, doc)));
        append(begun, Optional.empty(), changes);
        epoch = begun;
        timers.begin(generation, tick);
        release(new ShownTurn(Optional.empty(), activation.output(), Ending.DONE));
        doubtful.clear();
        return epoch;
    }

    /**
     * The generation of this epoch is to change nothing any more, and there is no other yet. Does nothing if another has
     * taken over. May be called again if it failed: the epoch ends last.
     *
     * @param died the message that it died of; its sender is told in the order of the turns, and nobody gets it again
     */
    synchronized void fence(long owned, Optional<ToModule> died) {
        if (owned == epoch) {
            timers.begin(0, Duration.ZERO);
            died.ifPresent(this::quarantine);
            epoch++;
        }
    }

    private void quarantine(ToModule message) {
        if (message instanceof ToModule.SessionOpened opened) {
            doubtful.add(opened.session().id());
        } else if (message instanceof ToModule.SessionResumed resumed) {
            doubtful.add(resumed.session().id());
        }
        answer(message, Ending.QUARANTINED);
    }

    /**
     * Leaves out of {@link #present} those whose opening a world died of, until a generation has taken over with them: it
     * may be their coming that no generation survives, the next one's activation included. The world does not know them
     * then, and they may come in again.
     *
     * @return whether there were any
     */
    synchronized boolean leaveOutDoubtful() {
        boolean any = present.keySet().removeAll(doubtful);
        doubtful.clear();
        return any;
    }

    /**
     * Nobody is to begin to change anything any more. Does not wait for a turn that the store is taking, for its disk may
     * hang: that one may still count.
     */
    void close() {
        closed = true;
    }

    /** The pending tick is being handled. */
    void tickTaken() {
        timers.tickTaken();
    }

    /** The sessions whose opening was handled and whose closing was not, in the order of the openings. */
    synchronized List<SessionInfo> present() {
        return List.copyOf(present.values());
    }

    private void append(long inEpoch, Optional<Cause> cause, List<RecordChange> changes) {
        lastPosition = records.append(new AcceptedTurn(module, inEpoch, turns + 1, cause, changes));
        turns++;
    }

    private void release(ShownTurn turn) {
        for (FromModule message : turn.output()) {
            if (message instanceof FromModule.WakeAt wake) {
                timers.wakeAt(wake);
            }
        }
        gate.offer(lastPosition, turn);
    }

    private void consumed(ToModule message) {
        if (message instanceof ToModule.SessionOpened opened) {
            present.put(opened.session().id(), opened.session());
        } else if (message instanceof ToModule.SessionResumed resumed) {
            present.replace(resumed.session().id(), resumed.session());
        } else if (message instanceof ToModule.ClientChanged changed) {
            present.replace(changed.session().id(), changed.session());
        } else if (message instanceof ToModule.SessionClosed closed) {
            present.remove(closed.session());
        }
    }

    private static Optional<Cause> cause(ToModule message) {
        return message instanceof ToModule.Input input
                ? Optional.of(new Cause(input.session(), input.number()))
                : Optional.empty();
    }
}
