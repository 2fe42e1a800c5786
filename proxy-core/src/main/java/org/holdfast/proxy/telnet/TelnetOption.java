package org.holdfast.proxy.telnet;

import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;

/**
 * One option of one connection; a subclass for each option that we understand. Owned by the channel's event loop;
 * lives as long as the connection.
 */
abstract class TelnetOption {
    /** Where an option speaks to the client; what is sent goes out in order with everything else. */
    interface Wire {
        /** Sends WILL, WONT, DO or DONT. */
        void negotiate(int verb, int option);

        /** Sends a subnegotiation; IAC in the content is doubled by the callee. */
        void subnegotiate(int option, byte... content);
    }

    private final int code;
    private final Wire wire;
    private final OptionSide ours = new OptionSide();
    private final OptionSide theirs = new OptionSide();
    private boolean refused;

    TelnetOption(int code, Wire wire) {
        this.code = code;
        this.wire = wire;
    }

    final int code() {
        return code;
    }

    /** The connection is there. Offers what is to be offered. */
    void begin() {}

    /** Whether we perform it when the client asks for it with DO. */
    boolean agreesToPerform() {
        return false;
    }

    /** Whether the client may perform it when it offers that with WILL. */
    boolean agreesToBePerformed() {
        return false;
    }

    /** We have begun to perform it, and the client knows. */
    void weBegan() {}

    /** We are about to stop performing it; WONT comes next. */
    void weEnded() {}

    /** The client has begun to perform it. */
    void clientBegan() {}

    /** Content from a client with which the option is agreed. */
    void subnegotiation(byte[] content) {}

    /** The client said WILL, WONT, DO or DONT. */
    void receive(int verb) {
        switch (verb) {
            case DO -> {
                boolean wasOn = ours.isOn();
                sayOurs(ours.receiveYes(agreesToPerform() && !refused));
                if (!wasOn && ours.isOn()) {
                    weBegan();
                }
            }
            case DONT -> {
                if (ours.isOn()) {
                    weEnded();
                }
                sayOurs(ours.receiveNo());
            }
            case WONT -> sayTheirs(theirs.receiveNo());
            case WILL -> {
                boolean wasOn = theirs.isOn();
                sayTheirs(theirs.receiveYes(agreesToBePerformed() && !refused));
                if (!wasOn && theirs.isOn()) {
                    clientBegan();
                }
            }
            default -> throw new IllegalArgumentException("not a negotiation: " + verb);
        }
    }

    final void receiveSubnegotiation(byte[] content) {
        if (ours.isOn() || theirs.isOn()) {
            subnegotiation(content);
        }
    }

    /** Ends the option for good: the client does not use it as it should. */
    final void refuse() {
        refused = true;
        if (ours.isOn()) {
            weEnded();
        }
        sayOurs(ours.disable());
        sayTheirs(theirs.disable());
    }

    final boolean isPerformed() {
        return ours.isOn();
    }

    final void offerToPerform() {
        sayOurs(ours.enable());
    }

    final void askToPerform() {
        sayTheirs(theirs.enable());
    }

    final void negotiate(int verb) {
        wire.negotiate(verb, code);
    }

    final void subnegotiate(byte... content) {
        wire.subnegotiate(code, content);
    }

    private void sayOurs(OptionSide.Say say) {
        switch (say) {
            case YES -> negotiate(WILL);
            case NO -> negotiate(WONT);
            case NOTHING -> {}
        }
    }

    private void sayTheirs(OptionSide.Say say) {
        switch (say) {
            case YES -> negotiate(DO);
            case NO -> negotiate(DONT);
            case NOTHING -> {}
        }
    }
}
