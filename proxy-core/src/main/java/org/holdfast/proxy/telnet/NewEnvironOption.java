package org.holdfast.proxy.telnet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * NEW-ENVIRON (RFC 1572) and its use by the Mud New-Environ Standard: the client tells the values of the variables that
 * we ask for, and tells them again (INFO) when they change. They are asked for by name: there are clients that answer
 * nothing to a question for all.
 *
 * <p>Only what is used is asked for. IPADDRESS is not: a client may claim any, and where it matters the address comes
 * from the socket or from a trusted proxy.
 */
final class NewEnvironOption extends TelnetOption {
    static final int CODE = 39;

    private static final byte IS = 0;
    private static final byte SEND = 1;
    private static final byte INFO = 2;

    private static final byte VAR = 0;
    private static final byte VALUE = 1;
    private static final byte ESC = 2;
    private static final byte USERVAR = 3;

    private static final List<String> ASKED = List.of("CHARSET", "CLIENT_NAME", "MTTS", "TERMINAL_TYPE");
    private static final List<String> ASKED_OF_USER =
            List.of("OSC_HYPERLINKS", "OSC_HYPERLINKS_SEND", "OSC_HYPERLINKS_PROMPT");

    private final TerminalProfile profile;

    NewEnvironOption(Wire wire, TerminalProfile profile) {
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
    void clientBegan() {
        ByteArrayOutputStream question = new ByteArrayOutputStream();
        question.write(SEND);
        ASKED.forEach(name -> append(VAR, name, question));
        ASKED_OF_USER.forEach(name -> append(USERVAR, name, question));
        subnegotiate(question.toByteArray());
    }

    private static void append(byte kind, String name, ByteArrayOutputStream question) {
        question.write(kind);
        question.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code IS or INFO, then (VAR or USERVAR) name, perhaps VALUE value}, over and over. */
    @Override
    void subnegotiation(byte[] content) {
        if (content.length == 0 || (content[0] != IS && content[0] != INFO)) {
            return;
        }
        Part part = new Part(content, 1);
        while (part.next()) {
            if (part.kind == VALUE) {
                continue; // of a variable without a name
            }
            String name = part.text;
            boolean hasValue = part.isFollowedBy(VALUE) && part.next();
            profile.environment(name, hasValue ? part.text : "");
        }
    }

    /** Steps through the parts of an answer: a byte that says what it is, then text in which ESC hides such bytes. */
    private static final class Part {
        private final byte[] content;
        private int at;
        private byte kind;
        private String text = "";

        Part(byte[] content, int start) {
            this.content = content;
            this.at = start;
        }

        boolean next() {
            if (at >= content.length) {
                return false;
            }
            kind = content[at++];
            byte[] bare = new byte[content.length - at];
            int size = 0;
            while (at < content.length && !isKind(content[at])) {
                if (content[at] == ESC) {
                    at++;
                }
                if (at < content.length) {
                    bare[size++] = content[at++];
                }
            }
            text = ClientText.printable(bare, 0, size);
            return true;
        }

        boolean isFollowedBy(byte other) {
            return at < content.length && content[at] == other;
        }

        private static boolean isKind(byte b) {
            return b == VAR || b == VALUE || b == USERVAR;
        }
    }
}
