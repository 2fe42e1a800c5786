package org.holdfast.proxy.telnet;

/**
 * MCCP3, Mud Client Compression Protocol: after the client's {@code IAC SB 87 IAC SE} everything that it sends is one
 * zlib stream, from the very next byte, which may have been read already. The stream ends when it says so itself.
 */
final class CompressInputOption extends TelnetOption {
    static final int CODE = 87;

    private final Compression compression;

    CompressInputOption(Wire wire, Compression compression) {
        super(CODE, wire);
        this.compression = compression;
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
    void subnegotiation(byte[] content) {
        compression.beginInput();
    }
}
