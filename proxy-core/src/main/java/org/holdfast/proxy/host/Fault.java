package org.holdfast.proxy.host;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that went wrong with a world, as staff see it. Never what a player typed.
 *
 * @param number names it; 1, 2, 3, ... also across restarts
 * @param time of the latest
 * @param generation whose code it was; 0 if of none
 * @param detail what and where, to stand behind the kind's words, such as {@code of Input at a.b.C.run(C.java:12)}; or empty
 * @param stack in short, a line for each frame; or empty
 * @param handled what came of it
 * @param count how often it has come; the same kind with the same detail in one generation is the same fault
 */
public record Fault(
        long number, Instant time, int generation, Kind kind, String detail, String stack, String handled, long count) {
    /** What can go wrong. */
    public enum Kind {
        /** A handler threw; the turn was undone. */
        TURN_FAILED("failed turn", false),
        /** A turn was over its deadline, but ended. */
        TURN_SLOW("slow turn", false),
        /** A turn did not end, and was fenced. */
        TURN_HUNG("hung turn", true),
        /** The world took more memory than the host can spare, and was fenced. */
        MEMORY("memory", true),
        /** A turn failed and the world could not undo it. */
        UNDO_FAILED("failed undo", true),
        /** The host could not make a turn part of history. */
        NOT_STORED("turn not stored", true),
        /** A reload, rollback or first load came to nothing. */
        RELOAD_FAILED("failed reload", false),
        /** A world that died could not be made anew. */
        REPLACE_FAILED("failed replacement", true),
        /** A generation was retired, and something keeps it in memory. */
        PINNED("not collected", false);

        private final String words;
        private final boolean grave;

        Kind(String words, boolean grave) {
            this.words = words;
            this.grave = grave;
        }

        /** As in "generation 2: hung turn". */
        public String words() {
            return words;
        }

        /** Whether players had to wait for it. */
        boolean isGrave() {
            return grave;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Fault {
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(stack, "stack");
        Objects.requireNonNull(handled, "handled");
    }

    /** What happened, in words. */
    public String what() {
        return detail.isEmpty() ? kind.words() : kind.words() + " " + detail;
    }

    boolean isLike(int otherGeneration, Kind otherKind, String otherDetail) {
        return generation == otherGeneration && kind == otherKind && detail.equals(otherDetail);
    }

    Fault again(Instant at, String withStack, String andHandled) {
        return new Fault(number, at, generation, kind, detail, withStack, andHandled, count + 1);
    }

    Fault withHandled(String words) {
        return new Fault(number, time, generation, kind, detail, stack, words, count);
    }
}
