package org.holdfast.proxy.session;

import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.render.Links;
import org.holdfast.proxy.session.SessionHarness.Client;
import org.holdfast.proxy.telnet.TelnetEvent;
import org.holdfast.proxy.telnet.Terminal;
import org.holdfast.proxy.telnet.Terminal.Hyperlinks;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ViewsTest {
    @Test
    void linksAreShownAsTheClientCan() {
        assertThat(links(Terminal.UNKNOWN)).isEqualTo(Links.NONE);
        assertThat(links(Terminal.UNKNOWN.withHyperlinks(Hyperlinks.WEB))).isEqualTo(Links.OSC8_WEB);
        assertThat(links(Terminal.UNKNOWN.withHyperlinks(Hyperlinks.COMMANDS))).isEqualTo(Links.OSC8);
        assertThat(links(Terminal.UNKNOWN.withHyperlinks(Hyperlinks.COMMANDS).withMarkup(true)))
                .isEqualTo(Links.MXP);
    }

    private static Links links(Terminal terminal) {
        return Views.of(terminal, Preferences.NONE).links();
    }

    /** A stray {@code <} freezes a client that has MXP. */
    @Test
    void fromTheBeginningOfMxpOnEverythingIsEscaped() throws InterruptedException {
        try (SessionHarness harness = new SessionHarness()) {
            Client nova = harness.play("Nova");
            Text text = Text.of("<exit>north</exit> {}", "<b> & <");
            harness.show(new ToModule.Tick(), new FromModule.Tell(nova.session(), text));
            nova.expect("north <b> & <\n");
            nova.send(new TelnetEvent.TerminalChanged(Terminal.UNKNOWN.withMarkup(true)));
            nova.expect("[mxp]");
            harness.show(new ToModule.Tick(), new FromModule.Tell(nova.session(), text));

            nova.expect("\033[4z<SEND HREF=\"north\">north\033[4z</SEND> &lt;b&gt; &amp; &lt;\n");
            // The prompt "> " is text too.
            nova.expect("&gt; |");
        }
    }
}
