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
    private OptionSide ours = OptionSide.NO;
    private OptionSide theirs = OptionSide.NO;
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
                goOurs(ours.receiveYes(agreesToPerform() && !refused));
                if (!wasOn && ours.isOn()) {
                    weBegan();
                }
            }
            case DONT -> {
                if (ours.isOn()) {
                    weEnded();
                }
                goOurs(ours.receiveNo());
            }
            case WONT -> goTheirs(theirs.receiveNo());
            case WILL -> {
                boolean wasOn = theirs.isOn();
                goTheirs(theirs.receiveYes(agreesToBePerformed() && !refused));
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
        goOurs(ours.disable());
        goTheirs(theirs.disable());
    }

    final boolean isPerformed() {
        return ours.isOn();
    }

    final void offerToPerform() {
        goOurs(ours.enable());
    }

    final void askToPerform() {
        goTheirs(theirs.enable());
    }

    final void negotiate(int verb) {
        wire.negotiate(verb, code);
    }

    final void subnegotiate(byte... content) {
        wire.subnegotiate(code, content);
    }

    private void goOurs(OptionSide.Step step) {
        ours = step.to();
        switch (step.say()) {
            case YES -> negotiate(WILL);
            case NO -> negotiate(WONT);
            case NOTHING -> {}
        }
    }

    private void goTheirs(OptionSide.Step step) {
        theirs = step.to();
        switch (step.say()) {
            case YES -> negotiate(DO);
            case NO -> negotiate(DONT);
            case NOTHING -> {}
        }
    }
}
