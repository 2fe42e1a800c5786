package org.holdfast.proxy.telnet;

import java.util.function.Function;
import org.holdfast.proxy.telnet.OptionSide.Say;
import org.holdfast.proxy.telnet.OptionSide.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.telnet.OptionSide.Say.NO;
import static org.holdfast.proxy.telnet.OptionSide.Say.NOTHING;
import static org.holdfast.proxy.telnet.OptionSide.Say.YES;

/** The table of RFC 1143, section 7, row by row. */
class OptionSideTest {
    private OptionSide side = OptionSide.NO;

    private void step(Function<OptionSide, Step> step, Say expected, boolean isOn) {
        Step taken = step.apply(side);
        side = taken.to();
        assertThat(taken.say()).isEqualTo(expected);
        assertThat(side.isOn()).isEqualTo(isOn);
    }

    private static Step clientAgrees(OptionSide side) {
        return side.receiveYes(true);
    }

    @Test
    void anOfferThatIsAcceptedIsNotAnsweredAgain() {
        step(OptionSide::enable, YES, false);
        step(OptionSide::enable, NOTHING, false);
        step(OptionSideTest::clientAgrees, NOTHING, true);
        step(OptionSideTest::clientAgrees, NOTHING, true);
        step(OptionSide::enable, NOTHING, true);
    }

    @Test
    void anOfferThatIsRefusedIsNotAnsweredAgain() {
        step(OptionSide::enable, YES, false);
        step(OptionSide::receiveNo, NOTHING, false);
        step(OptionSide::receiveNo, NOTHING, false);
        step(OptionSide::disable, NOTHING, false);
    }

    @Test
    void theClientsRequestIsGrantedOrRefusedAsWeLike() {
        step(s -> s.receiveYes(false), NO, false);
        step(s -> s.receiveYes(false), NO, false);
        step(s -> s.receiveYes(true), YES, true);
        step(OptionSide::receiveNo, NO, false);
    }

    @Test
    void anEndIsAnsweredByTheClientAlone() {
        side = side.receiveYes(true).to();
        step(OptionSide::disable, NO, false);
        step(OptionSide::disable, NOTHING, false);
        step(OptionSide::receiveNo, NOTHING, false);
    }

    @Test
    void aClientThatRefusesToStopIsOffAllTheSame() {
        side = side.receiveYes(true).to();
        side = side.disable().to();
        step(OptionSideTest::clientAgrees, NOTHING, false);
    }

    @Test
    void aChangeOfMindWaitsForTheAnswer() {
        side = side.enable().to();
        step(OptionSide::disable, NOTHING, false);
        step(OptionSide::disable, NOTHING, false);
        step(OptionSideTest::clientAgrees, NO, false);
        step(OptionSide::enable, NOTHING, false);
        step(OptionSide::receiveNo, YES, false);
        step(OptionSideTest::clientAgrees, NOTHING, true);
    }

    @Test
    void aChangeOfMindMayBeTakenBack() {
        side = side.enable().to();
        side = side.disable().to();
        step(OptionSide::enable, NOTHING, false);
        step(OptionSideTest::clientAgrees, NOTHING, true);
        side = side.disable().to();
        step(OptionSide::enable, NOTHING, false);
        step(OptionSide::enable, NOTHING, false);
        step(OptionSide::disable, NOTHING, false);
        step(OptionSide::receiveNo, NOTHING, false);
    }

    @Test
    void aChangeOfMindBeforeARefusalNeedsNothingMore() {
        side = side.enable().to();
        side = side.disable().to();
        step(OptionSide::receiveNo, NOTHING, false);
    }

    @Test
    void aClientThatRefusesToStopWhenWeWantItAgainIsOn() {
        side = side.receiveYes(true).to();
        side = side.disable().to();
        side = side.enable().to();
        step(OptionSideTest::clientAgrees, NOTHING, true);
    }
}
