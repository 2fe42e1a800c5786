package org.holdfast.launcher.it;

import java.util.function.UnaryOperator;

/**
 * Leaves of a terminal's output what a reader sees: no escape sequences (ECMA-48), no carriage returns. Keeps its state
 * from piece to piece; owned by one thread.
 */
final class EscapeStripper implements UnaryOperator<String> {
    private static final char ESC = '\u001b';
    private static final char BEL = '\u0007';

    private enum State {
        TEXT,
        ESCAPE,
        /** ESC [, up to a final character from @ to ~. */
        CSI,
        /** ESC ], up to BEL or ESC \. */
        OSC,
        OSC_ESCAPE,
        /** ESC and an intermediate character, up to a final one. */
        INTERMEDIATE
    }

    private State state = State.TEXT;

    @Override
    public String apply(String piece) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < piece.length(); i++) {
            char c = piece.charAt(i);
            if (state == State.TEXT && c != ESC && c != '\r') {
                text.append(c);
            }
            state = next(c);
        }
        return text.toString();
    }

    private State next(char c) {
        return switch (state) {
            case TEXT -> c == ESC ? State.ESCAPE : State.TEXT;
            case ESCAPE ->
                c == '[' ? State.CSI : c == ']' ? State.OSC : c >= ' ' && c <= '/' ? State.INTERMEDIATE : State.TEXT;
            case CSI -> c >= '@' && c <= '~' ? State.TEXT : State.CSI;
            case OSC -> c == BEL ? State.TEXT : c == ESC ? State.OSC_ESCAPE : State.OSC;
            case OSC_ESCAPE -> State.TEXT;
            case INTERMEDIATE -> c >= ' ' && c <= '/' ? State.INTERMEDIATE : State.TEXT;
        };
    }
}
