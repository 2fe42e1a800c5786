package org.holdfast.proxy.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.proxy.net.ConnectionLimits.Verdict.ADDRESS_IS_FULL;
import static org.holdfast.proxy.net.ConnectionLimits.Verdict.ADMITTED;
import static org.holdfast.proxy.net.ConnectionLimits.Verdict.SERVER_IS_FULL;

class ConnectionLimitsTest {
    private static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAddressHasItsShareAndGetsItBack() {
        ConnectionLimits limits = new ConnectionLimits(2, 0);

        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADDRESS_IS_FULL);
        assertThat(limits.enter(ip("192.0.2.2"))).isEqualTo(ADMITTED);
        limits.leave(ip("192.0.2.1"));
        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADDRESS_IS_FULL);
    }

    @Test
    void anIpv6NetworkIsOneAddress() {
        ConnectionLimits limits = new ConnectionLimits(1, 0);

        assertThat(limits.enter(ip("2001:db8:0:1::1"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("2001:db8:0:1:ffff::2"))).isEqualTo(ADDRESS_IS_FULL);
        assertThat(limits.enter(ip("2001:db8:0:2::1"))).isEqualTo(ADMITTED);
    }

    @Test
    void anIpv4AddressIsTheSameWhenMappedIntoIpv6() {
        ConnectionLimits limits = new ConnectionLimits(1, 0);

        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("::ffff:192.0.2.1"))).isEqualTo(ADDRESS_IS_FULL);
    }

    @Test
    void theServerIsFullForAll() {
        ConnectionLimits limits = new ConnectionLimits(0, 2);

        assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("192.0.2.2"))).isEqualTo(ADMITTED);
        assertThat(limits.enter(ip("192.0.2.3"))).isEqualTo(SERVER_IS_FULL);
        limits.leave(ip("192.0.2.1"));
        assertThat(limits.enter(ip("192.0.2.3"))).isEqualTo(ADMITTED);
    }

    @Test
    void zeroIsNoLimit() {
        ConnectionLimits limits = new ConnectionLimits(0, 0);

        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.enter(ip("192.0.2.1"))).isEqualTo(ADMITTED);
        }
    }
}
