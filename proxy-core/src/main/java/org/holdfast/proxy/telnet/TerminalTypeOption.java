package org.holdfast.proxy.telnet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TTYPE (RFC 1091) and its use by the Mud Terminal Type Standard. The client is asked again after each answer: it
 * tells its name, the type of its terminal, {@code MTTS n}. The cycle ends with MTTS, with an answer that repeats the
 * one before, or after {@value #MAX_ANSWERS}.
 *
 * <p>A client that knows only RFC 1091 lists types. If it lists one, that is its type; of several the first is taken
 * for its name, as all MUD clients mean it.
 */
final class TerminalTypeOption extends TelnetOption {
    static final int CODE = 24;
    static final int MAX_ANSWERS = 8;

    private static final byte IS = 0;
    private static final byte SEND = 1;
    private static final Pattern MTTS = Pattern.compile("MTTS (\\d{1,9})");

    private final TerminalProfile profile;
    private List<String> answers = List.of();
    private boolean asking;

    TerminalTypeOption(Wire wire, TerminalProfile profile) {
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
        answers = new ArrayList<>();
        asking = true;
        subnegotiate(SEND);
    }

    @Override
    void subnegotiation(byte[] content) {
        if (!asking || content.length == 0 || content[0] != IS) {
            return;
        }
        String answer = ClientText.printable(content, 1, content.length);
        boolean repeated = !answers.isEmpty() && answers.get(answers.size() - 1).equals(answer);
        if (!repeated) {
            answers.add(answer);
        }
        Matcher mtts = MTTS.matcher(answer);
        boolean isMtts = mtts.matches();
        int names = isMtts ? answers.size() - 1 : answers.size();
        boolean isMudClient = isMtts || names > 1;
        profile.names(
                isMudClient && names > 0 ? answers.get(0) : "",
                names > 0 ? answers.get(Math.min(names, 2) - 1) : "",
                isMtts ? Integer.parseInt(mtts.group(1)) : 0);
        asking = !repeated && !isMtts && answers.size() < MAX_ANSWERS;
        if (asking) {
            subnegotiate(SEND);
        } else {
            answers = List.of();
        }
    }
}
