package org.holdfast.proxy.telnet;

/**
 * MCCP2, Mud Client Compression Protocol: after {@code IAC SB 86 IAC SE} everything that we send is one zlib stream,
 * negotiation included. It ends when the client says DONT, or with the connection.
 */
final class CompressOutputOption extends TelnetOption {
    static final int CODE = 86;

    /** What everything that is sent goes through. */
    interface Compression {
        /** What is sent from now on is compressed. */
        void begin();

        /** Ends the stream; what is sent from now on is not compressed. */
        void end();
    }

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
        compression.begin();
    }

    @Override
    void weEnded() {
        compression.end();
    }
}
