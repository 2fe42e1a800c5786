package org.holdfast.proxy.telnet;

/** NAWS (RFC 1073): the client tells the size of its window, and tells it again when that changes. */
final class WindowSizeOption extends TelnetOption {
    static final int CODE = 31;

    private final TerminalProfile profile;

    WindowSizeOption(Wire wire, TerminalProfile profile) {
        super(CODE, wire);
        this.profile = profile;
    }

    @Override
    void begin() {
        askToPerform();
    }

    @Override
    boolean agreesToBePerformed() {
        return true;
    }

    @Override
    void subnegotiation(byte[] content) {
        if (content.length == 4) {
            profile.window(unsignedShort(content, 0), unsignedShort(content, 2));
        }
    }

    private static int unsignedShort(byte[] bytes, int index) {
        return ((bytes[index] & 0xFF) << 8) | (bytes[index + 1] & 0xFF);
    }
}
