package org.holdfast.proxy.host;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FaultsTest {
    private final List<String> told = new ArrayList<>();
    private final Faults faults = new Faults(
            new FaultBook(List.of(), FaultBook.Keeper.NONE),
            new HostListener() {
                @Override
                public void live(int generation) {}

                @Override
                public void noWorld(String reason) {}

                @Override
                public void blurred() {}

                @Override
                public void clear() {}

                @Override
                public void staff(String line) {
                    told.add(line);
                }
            },
            InstantSource.fixed(Instant.EPOCH));

    @Test
    void whatNobodyIsToldOfTakesNoRoomFromWhatStaffAreToldOf() {
        for (int i = 0; i < 10; i++) {
            faults.add(1, Fault.Kind.RELOAD_FAILED, "(reason " + i + ")", "", "generation 1 is running");
        }
        faults.add(1, Fault.Kind.TURN_FAILED, "of Input: boom", "", "undone");

        assertThat(told).containsExactly("Fault in generation 1: failed turn of Input: boom; undone. See @faults.");
        assertThat(faults.all()).hasSize(11);
    }
}
