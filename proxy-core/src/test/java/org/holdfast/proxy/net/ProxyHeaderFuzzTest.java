package org.holdfast.proxy.net;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fuzzer's properties over seeded changes to good headers, and over what the fuzzer found, each by a name. */
class ProxyHeaderFuzzTest {
    private static final List<byte[]> GOOD = List.of(
            ascii("PROXY TCP4 203.0.113.7 127.0.0.1 12345 4000\r\nhello\r\n"),
            ascii("PROXY TCP6 2001:db8::7 ::1 12345 4000\r\nhello\r\n"),
            ascii("PROXY UNKNOWN\r\nhello\r\n"),
            hex("0d0a0d0a000d0a515549540a2111000ccb0071077f00000130390fa068656c6c6f0d0a"),
            hex("0d0a0d0a000d0a515549540a21110013cb0071077f00000130390fa00400046162636468656c6c6f"),
            hex("0d0a0d0a000d0a515549540a2000000068656c6c6f0d0a"));

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    @Test
    void changedHeadersKeepTheProperties() {
        for (byte[] header : GOOD) {
            ProxyHeaderFuzz.fuzzerTestOneInput(header);
            for (int seed = 0; seed < 300; seed++) {
                Random random = new Random(seed);
                byte[] changed = header.clone();
                for (int changes = random.nextInt(4); changes >= 0; changes--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
                }
                ProxyHeaderFuzz.fuzzerTestOneInput(changed);
            }
        }
    }

    /** The decoder threw something that it does not announce, which was logged as a defect of ours. */
    @Test
    void aFieldThatClaimsToBeLongerThanItsHeaderIsRefused() {
        ProxyHeaderFuzz.fuzzerTestOneInput(
                hex("0d0a0d0a000d0a515549540a21110013cb0071077f00000130390fa00400b86162636468656c6c6f"));
    }

    /** Somebody was let in while being refused: the decoder went on behind the line that was none. */
    @Test
    void aGoodHeaderBehindABadOneLetsNobodyIn() {
        ProxyHeaderFuzz.fuzzerTestOneInput(ascii("PROXY \\N\\E]OXY UN\r\nPROXY UNKNOWN\r\nhello\r\n"));
    }
}
