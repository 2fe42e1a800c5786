package org.holdfast.proxy.telnet;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fuzzer's properties over seeded random telnet, and over what the fuzzer found, each by a name. */
class TelnetFuzzTest {
    private static final int[] LIKELY = {
        255, 255, 255, 240, 250, 250, 251, 252, 253, 254, 246, 247, 248, 239, 13, 10, 0, 8, 127, 1, 3, 24, 25, 31, 39,
        42, 69, 70, 86, 87, 91, 201, 0xC3, 0xA9, 0xE2, 0x9B
    };

    @Test
    void randomTelnetKeepsTheProperties() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            byte[] data = new byte[random.nextInt(200)];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte)
                        (random.nextInt(3) > 0
                                ? LIKELY[random.nextInt(LIKELY.length)]
                                : ' ' + random.nextInt('~' - ' '));
            }
            TelnetFuzz.fuzzerTestOneInput(data);
        }
    }

    @Test
    void aLineWithoutEndAndASubnegotiationWithoutEndKeepThem() {
        TelnetFuzz.fuzzerTestOneInput("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
        byte[] subnegotiation = new byte[100_000];
        subnegotiation[0] = (byte) Telnet.IAC;
        subnegotiation[1] = (byte) Telnet.SB;
        subnegotiation[2] = 24;
        TelnetFuzz.fuzzerTestOneInput(subnegotiation);
    }

    @Test
    void theLastLineBeforeAWrongChecksumArrivesHoweverTheStreamIsCut() {
        TelnetFuzz.fuzzerTestOneInput(
                HexFormat.of().parseHex("fffd57fffa57fff0789c2a4eac5428484cce4e4de1e5020000002affff"));
    }
}
