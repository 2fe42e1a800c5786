package org.holdfast.proxy.telnet;

/** EOR (RFC 885): we mark the end of each prompt, so that a client can tell it from a line that is still coming. */
final class EndOfRecordOption extends TelnetOption {
    static final int CODE = 25;

    EndOfRecordOption(Wire wire) {
        super(CODE, wire);
    }

    @Override
    void begin() {
        offerToPerform();
    }

    @Override
    boolean agreesToPerform() {
        return true;
    }
}
