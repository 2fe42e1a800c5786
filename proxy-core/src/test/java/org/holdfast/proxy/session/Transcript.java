package org.holdfast.proxy.session;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.proxy.telnet.TelnetOutput;

/**
 * What a client has been sent, as one text: a bar after each prompt, and each change of the echo in brackets. Written by
 * one thread, read by any.
 */
final class Transcript implements TelnetOutput.Handler {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder data = new StringBuilder();
    private final List<TelnetOutput.SharedLines> shared = new ArrayList<>();
    private boolean hidden;

    synchronized void add(Object output) {
        if (output instanceof TelnetOutput telnet) {
            telnet.dispatch(this);
        }
    }

    synchronized String text() {
        return text.toString();
    }

    /** The documents, whether the client wanted them or not, one a line. */
    synchronized String data() {
        return data.toString();
    }

    /** What was sent to others too. */
    synchronized List<TelnetOutput.SharedLines> shared() {
        return List.copyOf(shared);
    }

    @Override
    public void lines(TelnetOutput.Lines output) {
        text.append(output.text());
    }

    @Override
    public void sharedLines(TelnetOutput.SharedLines output) {
        shared.add(output);
        text.append(output.text());
    }

    @Override
    public void prompt(TelnetOutput.Prompt output) {
        text.append(output.text()).append('|');
    }

    @Override
    public void data(TelnetOutput.Data output) {
        data.append(output.packageName())
                .append(' ')
                .append(output.data().toJson())
                .append('\n');
    }

    @Override
    public void status(TelnetOutput.Status output) {
        data.append("status ").append(output.values()).append('\n');
    }

    @Override
    public void beginMarkup(TelnetOutput.BeginMarkup output) {
        text.append("[mxp]");
    }

    @Override
    public void echo(TelnetOutput.Echo output) {
        if (output.hidden() != hidden) {
            hidden = output.hidden();
            text.append(hidden ? "[hidden]" : "[shown]");
        }
    }
}
