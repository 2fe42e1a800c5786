package org.holdfast.proxy.telnet;

/** What clients say of themselves, as it may be kept. */
final class ClientText {
    /** RFC 1091 allows 40 characters for a terminal type; some clients append a version. */
    static final int MAX_LENGTH = 64;

    private ClientText() {}

    /** The printable ASCII characters among these bytes, at most {@value #MAX_LENGTH} of them. */
    static String printable(byte[] bytes, int from, int to) {
        StringBuilder kept = new StringBuilder();
        for (int i = from; i < to && kept.length() < MAX_LENGTH; i++) {
            if (bytes[i] >= ' ' && bytes[i] < 0x7F) {
                kept.append((char) bytes[i]);
            }
        }
        return kept.toString();
    }
}
