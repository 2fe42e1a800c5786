package org.holdfast.proxy.host;

import java.time.Duration;

/**
 * How generations that were let go of are watched.
 *
 * @param after how long one may stay in memory before it is looked into
 * @param requests whether the collector may be asked for what it has not done by itself for as long again, and before a search
 * @param search what finds the culprit when it is no thread
 * @param rest the least time between two searches
 */
public record Retirement(Duration after, Requests requests, PinSearch search, Duration rest) {
    /** Asks for nothing and searches for nothing. */
    public static final Retirement DEFAULT =
            new Retirement(Duration.ofSeconds(30), Requests.NEVER, PinSearch.NONE, Duration.ofMinutes(10));

    /** Whether the collector is asked for a whole collection. */
    public enum Requests {
        NEVER,
        /** Only of a collector that does not stop the process for it: ZGC, Shenandoah. */
        CONCURRENT,
        /** Of every one: G1 stops the process for as long as it takes to go through the whole heap. */
        ALWAYS
    }
}
