package org.holdfast.proxy.telnet;

/**
 * MCCP2, Mud Client Compression Protocol: after {@code IAC SB 86 IAC SE} everything that we send is one zlib stream,
 * negotiation included. It ends when the client says DONT, or with the connection.
 */
final class CompressOutputOption extends TelnetOption {
    static final int CODE = 86;

    private final Compression compression;

    CompressOutputOption(Wire wire, Compression compression) {
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
    void weBegan() {
        subnegotiate();
        compression.beginOutput();
    }

    @Override
    void weEnded() {
        compression.endOutput();
    }
}
