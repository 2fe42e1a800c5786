package org.holdfast.proxy.host;

import java.time.Duration;
import org.holdfast.proxy.host.HeapGauge.Collection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether it is the world that takes the memory which the host needs. The heap must be over its mark after a
 * collection, which garbage is not to blame for; and the world's own thread must have allocated enough to have done it,
 * so that what the core takes is not held against a harmless world.
 *
 * <table>
 * <caption>Verdicts</caption>
 * <tr><th>verdict</th><th>the heap</th><th>the world's thread</th></tr>
 * <tr><td>WILD</td><td>over the mark after a collection during this turn, or exhausted</td>
 * <td>an eighth of the heap in this turn</td></tr>
 * <tr><td>GROWN</td><td>over the mark for a second, three collections, and after one more, of everything</td>
 * <td>a quarter of the heap since it serves</td></tr>
 * </table>
 *
 * <p>Where only a collection can tell, one of everything is asked for: the collector may wait with its own until the heap is
 * exhausted, and then others are refused memory, too.
 *
 * <p>GROWN is said until it is heeded, and then not again: if the heap is as full with a fresh world, it was not the world, and
 * replacing it would only make players wait. It can be said again when the heap has been a tenth below the mark.
 *
 * <p>Confined to the watch's thread.
 */
final class HeapGuard {
    private static final Logger LOG = LoggerFactory.getLogger(HeapGuard.class);

    private static final Duration LASTING = Duration.ofSeconds(1);
    private static final int COLLECTIONS = 3;

    private final HeapGauge heap;
    private final HostTime time;
    private final long mark;
    private final long relief;

    private @Nullable TurnLoop loop;
    private long usedWhenAsked;
    private long allocatedWhenServing;
    private long allocatedAtLastLook;
    private long collectionsAtLastLook;
    private long turn;
    private long collectionsBefore;
    private long allocatedBefore;
    private long fullSince;
    private long lastFull;
    private int collections;
    private boolean excused;
    private boolean grown;
    private boolean asked;
    private long collectedWhenAsked;
    private long allocatedWhenAsked;
    private boolean warm;

    /** Whether the world takes too much. */
    enum Verdict {
        /** Not that anybody could tell. */
        HARMLESS,
        /** In the turn that is running. */
        WILD,
        /** Over many turns. */
        GROWN
    }

    /** @param percent of the heap, above which it is over its mark; 0 for never */
    HeapGuard(HeapGauge heap, HostTime time, int percent) {
        this.heap = heap;
        this.time = time;
        this.mark = percent == 0 ? Long.MAX_VALUE : heap.max() / 100 * percent;
        this.relief = mark - heap.max() / 10;
    }

    /**
     * Whether it should be looked at more often: there is not much left, garbage or not, or will not be before two looks
     * more if it goes on like that. Asked once for each look.
     */
    boolean isTight() {
        long used = heap.used();
        long growth = Math.max(0, used - usedWhenAsked);
        usedWhenAsked = used;
        return mark != Long.MAX_VALUE && used + 2 * growth >= relief;
    }

    /** @param running the turn that is in the world's hands; 0 if none is */
    Verdict look(TurnLoop serving, long running) {
        if (mark == Long.MAX_VALUE) {
            return Verdict.HARMLESS;
        }
        long allocated = heap.allocatedBy(serving.hand().thread());
        if (loop != serving) {
            loop = serving;
            allocatedWhenServing = allocated;
            allocatedAtLastLook = allocated;
            collectionsAtLastLook = heap.collections();
            collections = 0;
            turn = 0;
            asked = false;
            grown = false;
        }
        if (running != turn) {
            // What was done since the last look is put down to the turn that is running now.
            turn = running;
            collectionsBefore = collectionsAtLastLook;
            allocatedBefore = allocatedAtLastLook;
            allocatedWhenAsked = allocatedBefore;
        }
        allocatedAtLastLook = allocated;
        collectionsAtLastLook = heap.collections();
        if (!warm && collectionsAtLastLook > 0) {
            // The first answer needs classes, for which there may be no room when it matters.
            heap.lastCollection();
            warm = true;
        }
        return judge(allocated);
    }

    /** No world serves: what is left of one is not kept from being collected. */
    void forget() {
        loop = null;
    }

    /** The world was replaced because it had {@link Verdict#GROWN}. */
    void heeded() {
        grown = false;
        excused = true;
    }

    private Verdict judge(long allocated) {
        boolean exhausted = heap.isExhausted();
        long used = heap.used();
        if (used < mark) {
            belowTheMark(used);
            return Verdict.HARMLESS;
        }
        boolean couldBeThisTurn = turn != 0 && allocated - allocatedBefore >= heap.max() / 8;
        boolean collected = collectionsAtLastLook > collectionsBefore;
        Collection last = exhausted ? null : lastCollection();
        if (couldBeThisTurn && collected && (last == null || last.left() >= mark)) {
            return Verdict.WILD;
        }
        if (couldBeThisTurn && allocated - allocatedWhenAsked >= heap.max() / 16) {
            allocatedWhenAsked = allocated;
            heap.collect();
        }
        if (last == null || last.left() < mark) {
            collections = 0;
            return Verdict.HARMLESS;
        }
        if (!excused && !grown && isLasting(last)) {
            afterCollectingAll(allocated);
        }
        return grown ? Verdict.GROWN : Verdict.HARMLESS;
    }

    private void belowTheMark(long used) {
        collections = 0;
        asked = false;
        grown = false;
        if (used < relief) {
            excused = false;
            heap.restock();
        }
    }

    /** Null if there is not even enough memory for the answer. */
    private @Nullable Collection lastCollection() {
        try {
            return heap.lastCollection();
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    private boolean isLasting(Collection last) {
        if (collections == 0) {
            fullSince = time.nanos();
        }
        if (last.ended() != lastFull || collections == 0) {
            lastFull = last.ended();
            collections++;
        }
        return collections >= COLLECTIONS && time.nanos() - fullSince >= LASTING.toNanos();
    }

    private void afterCollectingAll(long allocated) {
        if (!asked) {
            collectedWhenAsked = heap.collected();
            heap.collect();
            asked = true; // last: there may be no memory to ask with, and then it is asked again
        } else if (heap.collected() > collectedWhenAsked) {
            asked = false;
            collections = 0;
            grown = allocated - allocatedWhenServing >= heap.max() / 4;
            excused = !grown;
            LOG.error(
                    "the heap is full: {} of {} MiB are in use; {}give the server more with -Xmx",
                    heap.used() >> 20,
                    heap.max() >> 20,
                    grown ? "the world is made anew, and if that does not help, " : "");
        }
    }
}
