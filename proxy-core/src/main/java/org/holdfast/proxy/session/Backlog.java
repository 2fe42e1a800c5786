package org.holdfast.proxy.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a session's player has sent and the world has not answered yet. Owned by the session's event loop.
 *
 * <p>At {@value #MOST_WAITING} lines and documents its sockets are read no more, until half of them have been answered;
 * what was typed meanwhile is no more than the limit of lines would have let through.
 */
final class Backlog {
    static final int MOST_WAITING = 256;

    private final LineLimit limit;
    private final InstantSource clock;
    private final Consumer<Boolean> read;
    private long inputs;
    private long answered;
    private int documentsWaiting;

    /** Since when too many are waiting; null while they are not. */
    private @Nullable Instant behindSince;

    /** @param read told whether the sockets are to be read, when that changes */
    Backlog(SessionOptions options, InstantSource clock, Consumer<Boolean> read) {
        this.limit = new LineLimit(options);
        this.clock = clock;
        this.read = read;
    }

    /** Whether one more line or document is within the limit. */
    boolean take() {
        return limit.take();
    }

    /** Counts a line that goes to the world. */
    long nextLine() {
        inputs++;
        holdIfWorldIsBehind();
        return inputs;
    }

    /** Counts a document that goes to the world. */
    void nextDocument() {
        documentsWaiting++;
        holdIfWorldIsBehind();
    }

    void answered(long number) {
        answered = number;
        readAgainIfWorldIsThere();
    }

    void documentAnswered() {
        documentsWaiting--;
        readAgainIfWorldIsThere();
    }

    boolean isAnswered(long number) {
        return answered >= number;
    }

    /** Whether the player waits for the answer to a line. */
    boolean awaitsAnswer() {
        return inputs > answered;
    }

    /** Whether so many are waiting that the sockets are not read. */
    boolean isBehind() {
        return behindSince != null;
    }

    private void holdIfWorldIsBehind() {
        if (waiting() >= MOST_WAITING && behindSince == null) {
            behindSince = clock.instant();
            read.accept(false);
        }
    }

    private void readAgainIfWorldIsThere() {
        if (waiting() <= MOST_WAITING / 2 && behindSince != null) {
            limit.unread(Duration.between(behindSince, clock.instant()));
            behindSince = null;
            read.accept(true);
        }
    }

    private long waiting() {
        return inputs - answered + documentsWaiting;
    }
}
