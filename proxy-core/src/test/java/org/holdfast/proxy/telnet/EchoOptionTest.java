package org.holdfast.proxy.telnet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.Telnet.DO;
import static org.holdfast.proxy.telnet.Telnet.DONT;
import static org.holdfast.proxy.telnet.Telnet.IAC;
import static org.holdfast.proxy.telnet.Telnet.WILL;
import static org.holdfast.proxy.telnet.Telnet.WONT;
import static org.holdfast.proxy.telnet.TelnetPeer.bytes;

class EchoOptionTest {
    private static final int ECHO = EchoOption.CODE;

    private static final byte[] HIDE = bytes(IAC, WILL, ECHO);
    private static final byte[] SHOW = bytes(IAC, WONT, ECHO);

    private final TelnetPeer peer = new TelnetPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    private byte[] write(boolean hidden) {
        peer.write(new TelnetOutput.Echo(hidden));
        return peer.received();
    }

    private byte[] answer(int verb) {
        return peer.send(IAC, verb, ECHO).received();
    }

    @Test
    void onlyChangesAreSent() {
        assertThat(write(false)).isEmpty();
        assertThat(write(true)).containsExactly(HIDE);
        assertThat(write(true)).isEmpty();
        assertThat(write(false)).containsExactly(SHOW);
        assertThat(write(false)).isEmpty();
    }

    @Test
    void aClientThatAnswersIsNotAnswered() {
        for (int i = 0; i < 3; i++) {
            assertThat(write(true)).containsExactly(HIDE);
            assertThat(answer(DO)).isEmpty();
            assertThat(write(false)).containsExactly(SHOW);
            assertThat(answer(DONT)).isEmpty();
        }
    }

    @Test
    void aClientThatNeverAnswersSeesEveryChange() {
        for (int i = 0; i < 100; i++) {
            assertThat(write(true)).containsExactly(HIDE);
            assertThat(write(false)).containsExactly(SHOW);
        }
    }

    @Test
    void answersThatComeLateAreTakenForWhatTheyAnswer() {
        write(true);
        write(false);
        write(true);

        assertThat(answer(DO)).isEmpty();
        assertThat(answer(DONT)).isEmpty();
        assertThat(answer(DO)).isEmpty();
        assertThat(write(false)).containsExactly(SHOW);
        assertThat(answer(DONT)).isEmpty();
        assertThat(answer(DO)).containsExactly(SHOW);
    }

    @Test
    void aClientThatRefusesIsAskedAgainForTheNextSecretOnly() {
        assertThat(write(true)).containsExactly(HIDE);
        assertThat(answer(DONT)).isEmpty();
        assertThat(write(false)).isEmpty();
        assertThat(write(true)).containsExactly(HIDE);
        assertThat(answer(DO)).isEmpty();
        assertThat(write(false)).containsExactly(SHOW);
    }

    @Test
    void aRefusalThatComesLateLeavesNothingOpen() {
        write(true);
        write(false);
        assertThat(answer(DONT)).isEmpty();

        assertThat(answer(DO)).containsExactly(SHOW);
        assertThat(write(true)).containsExactly(HIDE);
        assertThat(answer(DO)).isEmpty();
    }

    @Test
    void aClientThatWantsItsEchoBackGetsIt() {
        write(true);
        answer(DO);

        assertThat(answer(DONT)).containsExactly(SHOW);
        assertThat(answer(DONT)).isEmpty();
    }

    @Test
    void echoIsNotToBeHadForTheAsking() {
        assertThat(answer(DO)).containsExactly(SHOW);
        assertThat(answer(DONT)).isEmpty();
        assertThat(answer(WILL)).containsExactly(bytes(IAC, DONT, ECHO));
        assertThat(answer(WONT)).isEmpty();
    }
}
