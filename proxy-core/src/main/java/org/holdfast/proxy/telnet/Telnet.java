package org.holdfast.proxy.telnet;

/** The command bytes of telnet: RFC 854, RFC 855 and, for {@link #EOR}, RFC 885. */
final class Telnet {
    static final int EOR = 239;
    /** Ends a subnegotiation. */
    static final int SE = 240;
    /** Are you there? */
    static final int AYT = 246;
    /** Erase the last character. */
    static final int EC = 247;
    /** Erase the line typed so far. */
    static final int EL = 248;
    /** Go ahead: the server waits for input. */
    static final int GA = 249;
    /** Begins a subnegotiation. */
    static final int SB = 250;

    static final int WILL = 251;
    static final int WONT = 252;
    static final int DO = 253;
    static final int DONT = 254;
    /** Interpret as command; doubled in data. */
    static final int IAC = 255;

    private Telnet() {}
}
