package org.holdfast.proxy.address;

import io.netty.util.NetUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.1.2, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "0.0.0.0/0, 203.0.113.7, true",
        "0.0.0.0/0, ::1, false",
        "::/0, 2001:db8::1, true",
        "::/0, 203.0.113.7, false",
        "2001:db8::/33, 2001:db8:7fff::, true",
        "2001:db8::/33, 2001:db8:8000::, false",
        "::1, ::1, true",
    })
    void containsWhatBeginsWithItsBits(String range, String address, boolean contained) throws Exception {
        assertThat(AddressRange.parse(range)
                        .orElseThrow()
                        .contains(NetUtil.createInetAddressFromIpAddressString(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.1/8",
                "::1/127",
                "::/129",
                "10.0.0/8",
                "10.0.0.0/8/8",
                "10.0.0.0/0008",
                "/8"
            })
    void nothingElseIsARange(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : new String[] {"10.0.0.0/8", "192.0.2.1/32"}) {
            AddressRange range = AddressRange.parse(text).orElseThrow();
            assertThat(range).hasToString(text);
            assertThat(AddressRange.parse(range.toString())).contains(range);
            assertThat(range).hasSameHashCodeAs(AddressRange.parse(text).orElseThrow());
        }
        assertThat(AddressRange.parse("192.0.2.1")).isEqualTo(AddressRange.parse("192.0.2.1/32"));
        assertThat(AddressRange.parse("10.0.0.0/8")).isNotEqualTo(AddressRange.parse("10.0.0.0/9"));
    }
}
