package org.holdfast.world.thing;

import org.holdfast.api.Doc;
import org.holdfast.api.RecordKey;
import org.holdfast.api.StoredRecord;

/**
 * The world's dice: where a sequence of random numbers has got to, {@code {"state": -81}}, in a record of its own. A
 * turn that fails has drawn nothing, and a reload goes on where the generation before stopped. A test that wants to know
 * what comes puts the record there first.
 *
 * <p>The sequence is SplitMix64 (Steele, Lea and Flood: Fast Splittable Pseudorandom Number Generators, 2014): eight
 * bytes of state, and every state is as good as any other. Good enough for games, not for secrets.
 */
final class Fortune {
    static final RecordKey KEY = new RecordKey(Globals.NAMESPACE, "fortune");

    private static final int VERSION = 1;
    private static final long STEP = 0x9e3779b97f4a7c15L;

    private boolean begun;
    private long state;

    void read(StoredRecord record) {
        state = record.doc().integer("state");
        begun = true;
    }

    /** As in a world in which nothing was ever drawn. */
    void clear() {
        begun = false;
        state = 0;
    }

    StoredRecord write() {
        return new StoredRecord(KEY, VERSION, Doc.object().put("state", state).build());
    }

    /** @param seed where to begin if nothing was ever drawn */
    long next(long seed) {
        if (!begun) {
            begun = true;
            state = mix(seed);
        }
        state += STEP;
        return mix(state);
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
