package org.holdfast.launcher.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the integration tests believe depends on this scanner. */
class TelnetScannerTest {
    private final List<String> seen = new ArrayList<>();
    private final TelnetScanner scanner = new TelnetScanner(new TelnetScanner.Sink() {
        @Override
        public void text(String text) {
            seen.add(text);
        }

        @Override
        public void promptEnd(boolean eor) {
            seen.add(eor ? "<EOR>" : "<GA>");
        }

        @Override
        public void negotiation(int verb, int option) {
            seen.add("<" + verb + " " + option + ">");
        }
    });

    private void scan(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        scanner.scan(bytes, bytes.length);
    }

    @Test
    void textAndCommandsComeInTheOrderOfTheBytes() {
        scan("Hall\r\n\u00ff\u00fb\u0001> \u00ff\u00f9rest\u00ff\u00ef");

        assertThat(seen).containsExactly("Hall\n", "<251 1>", "> ", "<GA>", "rest", "<EOR>");
    }

    @Test
    void aCommandCutByTheEndOfAReadIsWhole() {
        scan("a\u00ff");
        scan("\u00fb");
        scan("\u0019b");

        assertThat(seen).containsExactly("a", "<251 25>", "b");
    }

    @Test
    void aCharacterCutByTheEndOfAReadIsWhole() {
        scan("\u00e2\u0082");
        scan("\u00acx");

        assertThat(seen).containsExactly("\u20acx");
    }

    @Test
    void subnegotiationsArePassedOver() {
        scan("a\u00ff\u00fa\u0018\u0001\u00ff\u00ff\u00ff\u00f0b");

        assertThat(String.join("", seen)).isEqualTo("ab");
    }

    @Test
    void aDoubledIacIsAByte() {
        scan("\u00ff\u00ff\r\n");

        assertThat(String.join("", seen)).endsWith("\n").doesNotContain("<");
    }
}
