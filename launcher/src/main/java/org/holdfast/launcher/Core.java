package org.holdfast.launcher;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A core whose listeners are bound. What the launcher needs of it. */
interface Core {
    InetSocketAddress telnetAddress();

    InetSocketAddress webAddress();

    /** Empty if nothing listens for TLS. */
    Optional<InetSocketAddress> tlsAddress();

    /** What makes an account an admin, once, when typed after {@code claim}; empty if there is an admin. */
    Optional<String> claimCode();

    /** Completes with the number of the first generation that is live. */
    CompletionStage<Integer> live();

    /** Completes with the exit code when players are gone and all is on disk. */
    CompletionStage<Integer> stopped();

    /** Completes with why, if the core cannot go on and begins to stop by itself. */
    CompletionStage<String> failing();

    /** Begins to stop; returns at once. Does nothing the second time. */
    void shutdown(String reason);
}
