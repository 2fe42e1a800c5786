package org.holdfast.proxy.telnet;

import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;

/**
 * ECHO (RFC 857): we claim to echo, and do not, around secrets.
 *
 * <p>Changes are sent at once. The queue of RFC 1143 would hold WONT back until WILL was answered, and there are
 * clients that mask what is typed from WILL on without ever answering: they would mask for good. In exchange this
 * counts what the client has not answered yet. Requests alternate, and answers come in the order of the requests, so
 * the number tells which request an answer is for; only a DO that answers nothing is itself answered, with WONT, when
 * echo is not claimed. A client's own echo (its WILL) is refused.
 */
final class EchoOption extends TelnetOption {
    static final int CODE = 1;

    private boolean hidden;
    private int unanswered;

    EchoOption(Wire wire) {
        super(CODE, wire);
    }

    void hide(boolean hide) {
        if (hide != hidden) {
            hidden = hide;
            unanswered++;
            negotiate(hide ? WILL : WONT);
        }
    }

    @Override
    void receive(int verb) {
        switch (verb) {
            case DO -> agreed();
            case DONT -> refused();
            default -> super.receive(verb);
        }
    }

    private void agreed() {
        if (unanswered > 0 && oldestWasWill()) {
            unanswered--;
        } else if (unanswered == 0 && !hidden) {
            negotiate(WONT);
        }
    }

    private void refused() {
        if (unanswered == 0) {
            // The client changed its mind, which we have to accept; one that refused before is told nothing new.
            if (hidden) {
                hidden = false;
                negotiate(WONT);
            }
        } else if (oldestWasWill()) {
            // Refused: for this client nothing was on, so a WONT sent meanwhile gets no answer.
            hidden &= unanswered > 1;
            unanswered = Math.max(0, unanswered - 2);
        } else {
            unanswered--;
        }
    }

    private boolean oldestWasWill() {
        boolean odd = (unanswered & 1) == 1;
        return odd == hidden;
    }
}
