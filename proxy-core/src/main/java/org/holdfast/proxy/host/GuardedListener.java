package org.holdfast.proxy.host;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a listener throws from the swap that tells it: a generation that serves is not undone because somebody
 * failed to hear of it.
 */
record GuardedListener(HostListener listener) implements HostListener {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedListener.class);

    @Override
    public void live(int generation) {
        guard(() -> listener.live(generation));
    }

    @Override
    public void noWorld(String reason) {
        guard(() -> listener.noWorld(reason));
    }

    @Override
    public void blurred() {
        guard(listener::blurred);
    }

    @Override
    public void clear() {
        guard(listener::clear);
    }

    @Override
    public void staff(String line) {
        guard(() -> listener.staff(line));
    }

    private static void guard(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            LOG.error("a listener of the host failed", e);
        }
    }
}
