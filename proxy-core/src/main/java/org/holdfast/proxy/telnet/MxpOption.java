package org.holdfast.proxy.telnet;

/**
 * MXP, Mud eXtension Protocol (option 91). From {@code IAC SB 91 IAC SE} on, what looks like a tag is a tag to the
 * client: one stray {@code <} and clients wait for its end for ever. So MXP begins not when the client agrees but when
 * the writer of the text, who is told that the client has it, says that from now on it escapes:
 * {@link TelnetOutput.BeginMarkup}.
 */
final class MxpOption extends TelnetOption {
    static final int CODE = 91;

    private final TerminalProfile profile;
    private boolean begun;

    MxpOption(Wire wire, TerminalProfile profile) {
        super(CODE, wire);
        this.profile = profile;
    }

    @Override
    void begin() {
        offerToPerform();
    }

    @Override
    boolean agreesToPerform() {
        return true;
    }

    @Override
    void weBegan() {
        boolean neverHeardOfAnEnd = profile.reportedMarkup();
        profile.markup(true);
        if (neverHeardOfAnEnd) {
            beginMarkup();
        }
    }

    @Override
    void weEnded() {
        begun = false;
        profile.markup(false);
    }

    /** The text that is written from now on is MXP. */
    void beginMarkup() {
        if (isPerformed() && !begun) {
            begun = true;
            subnegotiate();
        }
    }
}
