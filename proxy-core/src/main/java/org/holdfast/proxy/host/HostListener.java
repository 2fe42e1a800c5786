package org.holdfast.proxy.host;

/** Told of what the host is doing, on a thread of the host; hands over and returns. */
public interface HostListener {
    /** Hears nothing. */
    HostListener NONE = new HostListener() {
        @Override
        public void live(int generation) {}

        @Override
        public void noWorld(String reason) {}

        @Override
        public void blurred() {}

        @Override
        public void clear() {}
    };

    /** A generation serves, the first or a further one. */
    void live(int generation);

    /** No generation could be made to serve, for this reason; the next reload may change that. */
    void noWorld(String reason);

    /** A pause has lasted so long that players should know. Each call is followed by one of {@link #clear()}. */
    void blurred();

    /** Messages are handed out again. */
    void clear();

    /** Staff who are on should know of this at once; one line, with nothing in it that a player typed. */
    default void staff(String line) {}
}
