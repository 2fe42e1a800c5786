package org.holdfast.proxy.telnet;

/**
 * One side of one option, negotiated by the Q method of RFC 1143: whether we perform it (we say WILL and WONT, the
 * client DO and DONT), or the client does (the other way round; the method is the same). Never answers what is the
 * case already, so no two ends can keep answering each other. Owned by the channel's event loop.
 */
final class OptionSide {
    /** What there is to say after a step. */
    enum Say {
        NOTHING,
        /** WILL if the side is ours, DO if it is the client's. */
        YES,
        /** WONT if the side is ours, DONT if it is the client's. */
        NO
    }

    /** The names of RFC 1143; {@code OPPOSITE} means that the answer awaited will be followed by a change of mind. */
    private enum State {
        NO,
        WANT_NO,
        WANT_NO_OPPOSITE,
        WANT_YES,
        WANT_YES_OPPOSITE,
        YES
    }

    private State state = State.NO;

    boolean isOn() {
        return state == State.YES;
    }

    /** We want it on. */
    Say enable() {
        return switch (state) {
            case NO -> go(State.WANT_YES, Say.YES);
            case WANT_NO -> go(State.WANT_NO_OPPOSITE, Say.NOTHING);
            case WANT_YES_OPPOSITE -> go(State.WANT_YES, Say.NOTHING);
            case YES, WANT_YES, WANT_NO_OPPOSITE -> Say.NOTHING;
        };
    }

    /** We want it off. */
    Say disable() {
        return switch (state) {
            case YES -> go(State.WANT_NO, Say.NO);
            case WANT_YES -> go(State.WANT_YES_OPPOSITE, Say.NOTHING);
            case WANT_NO_OPPOSITE -> go(State.WANT_NO, Say.NOTHING);
            case NO, WANT_NO, WANT_YES_OPPOSITE -> Say.NOTHING;
        };
    }

    /**
     * The client said WILL or DO.
     *
     * @param agree whether we would have it on, if it is the client who asks
     */
    Say receiveYes(boolean agree) {
        return switch (state) {
            case NO -> agree ? go(State.YES, Say.YES) : Say.NO;
            case YES -> Say.NOTHING;
            // The client may not refuse to stop; that it tries is an error of its, and it is off all the same.
            case WANT_NO -> go(State.NO, Say.NOTHING);
            case WANT_NO_OPPOSITE, WANT_YES -> go(State.YES, Say.NOTHING);
            case WANT_YES_OPPOSITE -> go(State.WANT_NO, Say.NO);
        };
    }

    /** The client said WONT or DONT. */
    Say receiveNo() {
        return switch (state) {
            case NO -> Say.NOTHING;
            case YES -> go(State.NO, Say.NO);
            case WANT_NO, WANT_YES, WANT_YES_OPPOSITE -> go(State.NO, Say.NOTHING);
            case WANT_NO_OPPOSITE -> go(State.WANT_YES, Say.YES);
        };
    }

    private Say go(State next, Say say) {
        state = next;
        return say;
    }
}
