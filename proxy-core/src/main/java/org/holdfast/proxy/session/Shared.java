package org.holdfast.proxy.session;

import org.holdfast.api.Text;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.Rendering;
import org.holdfast.proxy.render.View;
import org.holdfast.proxy.telnet.TelnetOutput;

/**
 * One text for many screens: laid out once for each kind of client, and turned into bytes once for each kind and
 * character set, however many sessions there are. Made for one message and dropped with it; usable on any thread.
 */
final class Shared {
    private final Text text;
    private final Rendering<TelnetOutput.SharedLines> rendering;

    Shared(Renderer renderer, Text text) {
        this.text = text;
        this.rendering = new Rendering<>(renderer, text, lines -> new TelnetOutput.SharedLines(lines + "\n"));
    }

    Text text() {
        return text;
    }

    /** As a view shows it, the same object at each call. */
    TelnetOutput.SharedLines in(View view) {
        return rendering.in(view);
    }
}
