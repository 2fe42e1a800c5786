package org.holdfast.proxy.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.HOME;
import static org.holdfast.proxy.account.Accounts.PASSWORD;
import static org.holdfast.proxy.account.Accounts.await;

/**
 * With registration closed, a name that is somebody's and one that is nobody's cannot be told apart by the time that the
 * answer takes. The two are tried in turns, in random order, so that whatever else the machine does meets both; then the
 * share of pairs is counted in which the known name took longer (the U of Mann and Whitney, divided). It is 0.5 if nothing
 * can be told; one hash more or less would make it 0 or 1.
 */
class EnumerationTest {
    private static final AccountOptions CLOSED = new AccountOptions(4096, 2, 0, 0, false);
    private static final int TRIES = 150;

    @Test
    void theTimesOfKnownAndUnknownNamesOverlap() {
        try (AccountService service = new AccountService(new MemoryRecords(), CLOSED, new SteppedClock())) {
            await(service.createForOperator("Nova", PASSWORD, Role.PLAYER));
            List<Boolean> order = new ArrayList<>();
            for (int i = 0; i < TRIES; i++) {
                order.add(true);
                order.add(false);
            }
            Collections.shuffle(order, new Random(1));
            List<Long> known = new ArrayList<>();
            List<Long> unknown = new ArrayList<>();
            for (boolean isKnown : order) {
                long start = System.nanoTime();
                Verification answer =
                        await(service.verify(isKnown ? "Nova" : "Lyra", "not the password", Purpose.PLAY, HOME));
                (isKnown ? known : unknown).add(System.nanoTime() - start);
                assertThat(answer).isEqualTo(new Verification.Refused());
            }
            double longer = share(known, unknown);
            System.out.printf(
                    Locale.ROOT,
                    "known %.2f ms, unknown %.2f ms (medians); known took longer in %.3f of the pairs%n",
                    median(known) / 1e6,
                    median(unknown) / 1e6,
                    longer);
            assertThat(longer).isBetween(0.3, 0.7);
        }
    }

    private static double share(List<Long> ones, List<Long> others) {
        long longer = 0;
        for (long one : ones) {
            for (long other : others) {
                longer += one > other ? 1 : 0;
            }
        }
        return longer / ((double) ones.size() * others.size());
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
