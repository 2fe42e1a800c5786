package org.holdfast.proxy.telnet;

/**
 * How far one side of one option is negotiated, by the Q method of RFC 1143: whether we perform it (we say WILL and WONT,
 * the client DO and DONT), or the client does (the other way round; the method is the same). Never answers what is the
 * case already, so no two ends can keep answering each other.
 *
 * <p>The names are those of RFC 1143; {@code OPPOSITE} means that the answer awaited will be followed by a change of mind.
 * A constant for each, since every connection has two dozen sides.
 */
enum OptionSide {
    NO,
    WANT_NO,
    WANT_NO_OPPOSITE,
    WANT_YES,
    WANT_YES_OPPOSITE,
    YES;

    /** What there is to say after a step. */
    enum Say {
        NOTHING,
        /** WILL if the side is ours, DO if it is the client's. */
        YES,
        /** WONT if the side is ours, DONT if it is the client's. */
        NO
    }

    /** Where the side is from now on, and what is to be said of it. */
    record Step(OptionSide to, Say say) {}

    boolean isOn() {
        return this == YES;
    }

    /** We want it on. */
    Step enable() {
        return switch (this) {
            case NO -> new Step(WANT_YES, Say.YES);
            case WANT_NO -> new Step(WANT_NO_OPPOSITE, Say.NOTHING);
            case WANT_YES_OPPOSITE -> new Step(WANT_YES, Say.NOTHING);
            case YES, WANT_YES, WANT_NO_OPPOSITE -> new Step(this, Say.NOTHING);
        };
    }

    /** We want it off. */
    Step disable() {
        return switch (this) {
            case YES -> new Step(WANT_NO, Say.NO);
            case WANT_YES -> new Step(WANT_YES_OPPOSITE, Say.NOTHING);
            case WANT_NO_OPPOSITE -> new Step(WANT_NO, Say.NOTHING);
            case NO, WANT_NO, WANT_YES_OPPOSITE -> new Step(this, Say.NOTHING);
        };
    }

    /**
     * The client said WILL or DO.
     *
     * @param agree whether we would have it on, if it is the client who asks
     */
    Step receiveYes(boolean agree) {
        return switch (this) {
            case NO -> agree ? new Step(YES, Say.YES) : new Step(NO, Say.NO);
            case YES -> new Step(YES, Say.NOTHING);
            // The client may not refuse to stop; that it tries is an error of its, and it is off all the same.
            case WANT_NO -> new Step(NO, Say.NOTHING);
            case WANT_NO_OPPOSITE, WANT_YES -> new Step(YES, Say.NOTHING);
            case WANT_YES_OPPOSITE -> new Step(WANT_NO, Say.NO);
        };
    }

    /** The client said WONT or DONT. */
    Step receiveNo() {
        return switch (this) {
            case NO -> new Step(NO, Say.NOTHING);
            case YES -> new Step(NO, Say.NO);
            case WANT_NO, WANT_YES, WANT_YES_OPPOSITE -> new Step(NO, Say.NOTHING);
            case WANT_NO_OPPOSITE -> new Step(WANT_YES, Say.YES);
        };
    }
}
