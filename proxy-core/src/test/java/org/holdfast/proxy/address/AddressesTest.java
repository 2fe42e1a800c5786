package org.holdfast.proxy.address;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddressesTest {
    @Test
    void anIpv4ClientOnAnIpv6PortIsAnIpv4Client() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xFF;
        mapped[12] = (byte) 192;
        mapped[14] = 2;
        mapped[15] = 1;
        Inet6Address asEpollHasIt = Inet6Address.getByAddress(null, mapped, 0);

        assertThat(Addresses.canonical(asEpollHasIt))
                .isInstanceOf(Inet4Address.class)
                .isEqualTo(NetUtil.createInetAddressFromIpAddressString("192.0.2.1"));
    }

    @Test
    void allOthersStayWhatTheyAre() throws Exception {
        for (String text : new String[] {"192.0.2.1", "::1", "::", "2001:db8::ffff:0:1", "::fffe:c000:201"}) {
            InetAddress address = NetUtil.createInetAddressFromIpAddressString(text);
            assertThat(Addresses.canonical(address)).isSameAs(address);
        }
    }

    @Test
    void anAddressHasFourOrSixteenBytes() {
        assertThatThrownBy(() -> Addresses.of(new byte[5])).isInstanceOf(IllegalArgumentException.class);
    }
}
