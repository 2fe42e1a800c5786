package org.holdfast.proxy.session;

/**
 * What one player has been told of pauses of the world, so that each is told once, and its end to those who were told of
 * it. Owned by the session's event loop.
 */
final class PauseNotices {
    private final WorldState world;
    private final Viewers viewers;
    private boolean toldOfPause;
    private boolean toldOfStall;

    PauseNotices(WorldState world, Viewers viewers) {
        this.world = world;
        this.viewers = viewers;
    }

    /** A player who comes while there is no world. */
    void begin() {
        if (world.pause() == Pause.NO_WORLD) {
            viewers.tell(Notices.NO_WORLD);
            toldOfPause = true;
            viewers.promptAgain();
        }
        tellOfStall();
    }

    /**
     * The pause has become long, or there is no world: those who wait for an answer are told, once.
     *
     * @param waits whether the player waits for one
     */
    void tellOfPause(boolean waits) {
        Pause pause = world.pause();
        if (pause != Pause.NONE && !toldOfPause && waits) {
            toldOfPause = true;
            viewers.notice(pause == Pause.NO_WORLD ? Notices.NO_WORLD : Notices.BLURS);
        }
    }

    /** The pause is over: those who were told of it are told that too. */
    void tellOfEndOfPause() {
        if (toldOfPause) {
            toldOfPause = false;
            viewers.notice(Notices.CLEAR);
        }
    }

    /** The world stands still because nothing can be saved, or no longer does: everybody is told each, once. */
    void tellOfStall() {
        if (toldOfStall != world.stalled()) {
            toldOfStall = !toldOfStall;
            viewers.notice(toldOfStall ? Notices.STALLED : Notices.STALL_OVER);
        }
    }
}
