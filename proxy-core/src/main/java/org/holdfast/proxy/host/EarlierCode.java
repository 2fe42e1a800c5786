package org.holdfast.proxy.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The code of generations that made way for others, as bytes, to go back to; the {@value #MOST} newest. Confined to the
 * swap thread.
 */
final class EarlierCode {
    /** Images. */
    static final int MOST = 5;

    private final Deque<Code> codes = new ArrayDeque<>();

    /**
     * What a generation was made of.
     *
     * @param generation its number
     * @param healthy whether it served for long enough to be trusted, and did not die
     */
    record Code(ModuleImage image, int generation, boolean healthy) {}

    void add(Code code) {
        codes.addLast(code);
        if (codes.size() > MOST) {
            codes.removeFirst();
        }
    }

    Optional<Code> newest() {
        return Optional.ofNullable(codes.peekLast());
    }

    /** The newest that was healthy, and is not the same code as this. */
    Optional<Code> newestHealthyBut(ModuleImage image) {
        Iterator<Code> fromNewest = codes.descendingIterator();
        while (fromNewest.hasNext()) {
            Code code = fromNewest.next();
            if (code.healthy && !code.image.fingerprint().equals(image.fingerprint())) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** It has died: it is not gone back to any more, unless staff ask for it. */
    void distrust(ModuleImage image) {
        for (int i = 0; i < codes.size(); i++) {
            Code code = codes.removeFirst();
            boolean same = code.image.fingerprint().equals(image.fingerprint());
            codes.addLast(same ? new Code(code.image, code.generation, false) : code);
        }
    }

    /** It serves again. */
    void remove(Code code) {
        codes.remove(code);
    }
}
