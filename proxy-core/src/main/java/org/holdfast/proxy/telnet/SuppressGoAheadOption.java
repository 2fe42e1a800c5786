package org.holdfast.proxy.telnet;

/**
 * SGA (RFC 858): no GA after prompts. Agreed in both directions if the client begins, never offered: an offer puts
 * inetutils-telnet into character mode.
 */
final class SuppressGoAheadOption extends TelnetOption {
    static final int CODE = 3;

    SuppressGoAheadOption(Wire wire) {
        super(CODE, wire);
    }

    @Override
    boolean agreesToPerform() {
        return true;
    }

    @Override
    boolean agreesToBePerformed() {
        return true;
    }
}
