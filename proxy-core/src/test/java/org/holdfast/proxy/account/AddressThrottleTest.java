package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.account.Accounts.address;

class AddressThrottleTest {
    private static final InetAddress HERE = address("192.0.2.1");

    private final SteppedClock clock = new SteppedClock();
    private final AddressThrottle throttle = new AddressThrottle(6, Duration.ofMinutes(1), clock);

    @Test
    void soManyTriesThenOneEachTimeOneHasFlownBack() {
        takeAll(HERE);
        assertThat(throttle.take(HERE)).contains(Duration.ofSeconds(10));
        clock.step(Duration.ofSeconds(4));
        assertThat(throttle.take(HERE)).contains(Duration.ofSeconds(6));
        clock.step(Duration.ofSeconds(6));
        assertThat(throttle.take(HERE)).isEmpty();
        assertThat(throttle.take(HERE)).isPresent();
    }

    @Test
    void afterAPeriodAllTriesAreBack() {
        takeAll(HERE);
        clock.step(Duration.ofMinutes(1));
        takeAll(HERE);
        assertThat(throttle.take(HERE)).isPresent();
    }

    @Test
    void addressesAreCountedApart() {
        takeAll(HERE);
        assertThat(throttle.take(address("192.0.2.2"))).isEmpty();
    }

    @Test
    void aHouseholdsIpv6AddressesAreCountedTogether() {
        takeAll(address("2001:db8:0:1::1"));
        assertThat(throttle.take(address("2001:db8:0:1:ffff::2"))).isPresent();
        assertThat(throttle.take(address("2001:db8:0:2::1"))).isEmpty();
    }

    @Test
    void anIpv4AddressWrittenAsIpv6IsTheSame() {
        takeAll(HERE);
        assertThat(throttle.take(address("::ffff:192.0.2.1"))).isPresent();
    }

    @Test
    void zeroIsNoLimit() {
        AddressThrottle none = new AddressThrottle(0, Duration.ofMinutes(1), clock);
        for (int i = 0; i < 1000; i++) {
            assertThat(none.take(HERE)).isEmpty();
        }
    }

    private void takeAll(InetAddress address) {
        for (int i = 0; i < 6; i++) {
            assertThat(throttle.take(address)).isEmpty();
        }
    }
}
