package org.holdfast.proxy.telnet;

/** How the options that compress are obeyed: by what every byte of the connection goes through. */
interface Compression {
    /** What is sent from now on is compressed. */
    void beginOutput();

    /** Ends the stream; what is sent from now on is not compressed. */
    void endOutput();

    /** What comes in from now on, from the next byte that is decoded, is compressed, until the stream ends itself. */
    void beginInput();
}
