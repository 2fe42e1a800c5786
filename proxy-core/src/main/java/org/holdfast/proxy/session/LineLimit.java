package org.holdfast.proxy.session;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How many lines a session may send: a token bucket. Not safe for use by several threads. */
final class LineLimit {
    private final @Nullable Bucket bucket;
    private final int perSecond;

    LineLimit(SessionOptions options) {
        perSecond = options.linesPerSecond();
        int burst = options.linesBurst();
        bucket = perSecond == 0 || burst == 0
                ? null
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build();
    }

    /**
     * The session's socket was not read for so long: what comes now all at once was typed in that time, and is no more
     * than it would have been allowed.
     */
    void unread(Duration time) {
        long lines = time.toMillis() * perSecond / 1000;
        if (bucket != null && lines > 0) {
            bucket.forceAddTokens(lines);
        }
    }

    /** Takes a line; {@code false} if it is one too many. */
    boolean take() {
        return bucket == null || bucket.tryConsume(1);
    }
}
