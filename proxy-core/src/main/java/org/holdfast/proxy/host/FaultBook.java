package org.holdfast.proxy.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The faults that staff can look at: the {@value #MOST} latest, each kind at each place once, with a count. Usable on any
 * thread; what keeps them on disk is told under the lock and hands over.
 */
final class FaultBook {
    /** Faults. */
    static final int MOST = 100;

    private final Keeper keeper;
    private final TreeMap<Long, Fault> byNumber = new TreeMap<>();
    private final long first;

    /** Told of each fault that is new or has changed, and of the number of one that is forgotten. */
    interface Keeper {
        /** Keeps nothing. */
        Keeper NONE = new Keeper() {
            @Override
            public void keep(Fault fault) {}

            @Override
            public void forget(long number) {}
        };

        void keep(Fault fault);

        void forget(long number);
    }

    /** @param known from before */
    FaultBook(List<Fault> known, Keeper keeper) {
        this.keeper = keeper;
        known.forEach(fault -> byNumber.put(fault.number(), fault));
        // The generations of another process have the same numbers, and are others.
        this.first = next();
    }

    /** Writes a fault down, or counts it if it is like one that is there. Returns it as it stands now. */
    synchronized Fault add(Instant now, int generation, Fault.Kind kind, String detail, String stack, String handled) {
        Fault fault = byNumber.tailMap(first).values().stream()
                .filter(known -> known.isLike(generation, kind, detail))
                .findFirst()
                .map(known -> known.again(now, stack, handled))
                .orElseGet(() -> new Fault(next(), now, generation, kind, detail, stack, handled, 1));
        byNumber.put(fault.number(), fault);
        if (byNumber.size() > MOST) {
            Fault oldest = byNumber.values().stream()
                    .min(Comparator.comparing(Fault::time))
                    .orElseThrow();
            byNumber.remove(oldest.number());
            keeper.forget(oldest.number());
        }
        keeper.keep(fault);
        return fault;
    }

    private long next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }

    /** Adds to what came of it; does nothing if the fault has been forgotten. */
    synchronized void addToHandled(long number, String more) {
        Fault fault = byNumber.get(number);
        if (fault != null) {
            Fault changed = fault.withHandled(fault.handled() + "; " + more);
            byNumber.put(number, changed);
            keeper.keep(changed);
        }
    }

    /** In the order of their latest times. */
    synchronized List<Fault> all() {
        List<Fault> all = new ArrayList<>(byNumber.values());
        all.sort(Comparator.comparing(Fault::time).thenComparing(Fault::number));
        return all;
    }
}
