package org.holdfast.proxy.host;

import java.time.Duration;

/**
 * How to swap.
 *
 * @param warmUp the most that new code is tried out before it serves; zero for not at all
 */
public record SwapOptions(Duration warmUp) {
    public static final SwapOptions DEFAULT = new SwapOptions(Duration.ofMillis(300));

    public SwapOptions {
        if (warmUp.isNegative()) {
            throw new IllegalArgumentException("a warm-up does not last " + warmUp);
        }
    }
}
