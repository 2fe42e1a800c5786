package org.holdfast.proxy.session;

import java.util.Collection;
import java.util.function.Supplier;
import org.holdfast.proxy.host.HostListener;

/**
 * Whether the world can be played in just now, and the telling of sessions when that changes. Usable on any thread; told
 * by one at a time.
 */
final class WorldState implements HostListener {
    private final Supplier<Collection<Session>> sessions;
    private volatile Pause pause = Pause.NO_WORLD;
    private volatile boolean stalled;

    WorldState(Supplier<Collection<Session>> sessions) {
        this.sessions = sessions;
    }

    Pause pause() {
        return pause;
    }

    /** Whether the world stands still because nothing can be saved. */
    boolean stalled() {
        return stalled;
    }

    void stalled(boolean standsStill) {
        stalled = standsStill;
        sessions.get().forEach(session -> session.later(() -> session.pauses().tellOfStall()));
    }

    @Override
    public void live(int generation) {
        becomes(Pause.NONE);
    }

    @Override
    public void noWorld(String reason) {
        becomes(Pause.NO_WORLD);
    }

    @Override
    public void blurred() {
        if (pause == Pause.NONE) {
            becomes(Pause.SWAP);
        }
    }

    @Override
    public void clear() {
        if (pause == Pause.SWAP) {
            becomes(Pause.NONE);
        }
    }

    private void becomes(Pause next) {
        pause = next;
        for (Session session : sessions.get()) {
            session.later(
                    next == Pause.NONE ? () -> session.pauses().tellOfEndOfPause() : session.typing()::tellOfPause);
        }
    }
}
