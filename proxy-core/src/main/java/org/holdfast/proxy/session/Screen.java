package org.holdfast.proxy.session;

import io.netty.channel.Channel;
import org.holdfast.api.Text;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.View;
import org.holdfast.proxy.telnet.TelnetOutput;

/**
 * What stands at the end of a client's screen, so that output and prompts do not run into each other.
 *
 * <pre>
 *             prompt                    text
 *   CLEAR ------------> PROMPT OPEN ------------> PROMPT COVERED --(end of the turn)--> PROMPT OPEN
 *     ^                     | line typed                | line typed
 *     '---------------------+---------------------------'
 * </pre>
 *
 * Not safe for use by several threads; see the package for who owns it. Writes; {@link #flush} sends.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write or close that fails closes the channel, which is seen
final class Screen {
    private final Channel channel;
    private final Renderer renderer;

    private View view = View.PLAIN;
    private Text prompt = Notices.PROMPT;
    private boolean secret;
    private boolean gap;
    private State state = State.CLEAR;

    /** While the core asks something, what the prompt is afterwards. */
    private boolean asking;

    private Text promptBehind = Notices.PROMPT;
    private boolean secretBehind;

    private enum State {
        CLEAR,
        PROMPT_OPEN,
        PROMPT_COVERED
    }

    Screen(Channel channel, Renderer renderer) {
        this.channel = channel;
        this.renderer = renderer;
    }

    void view(View changed) {
        view = changed;
    }

    /** Shows a text on lines of its own. */
    void show(Text text) {
        tellOfGap();
        coverPrompt();
        channel.write(new TelnetOutput.Lines(renderer.render(text, view) + "\n"));
    }

    /** Likewise, a text that many screens show. */
    void show(Shared text) {
        tellOfGap();
        coverPrompt();
        channel.write(text.in(view));
    }

    /** Shows lines that are for a program and not for a player, when there is no open prompt. */
    void showAsIs(String lines) {
        channel.write(new TelnetOutput.Lines(lines));
    }

    /** Whether a text may be shown that can be left out: not to a client that has not read what there is. */
    boolean hasRoom() {
        gap |= !channel.isWritable();
        return channel.isWritable();
    }

    /** Something was left out, and what comes now is what follows the gap. */
    private void tellOfGap() {
        if (gap && channel.isWritable()) {
            gap = false;
            show(Notices.LEFT_OUT);
        }
    }

    private void coverPrompt() {
        if (state == State.PROMPT_OPEN) {
            state = State.PROMPT_COVERED;
            channel.write(new TelnetOutput.Lines("\n"));
        }
    }

    /**
     * Shows a question of the core. It stays the prompt, whatever is made the prompt meanwhile, until the next question or
     * the end of them; and once it is answered, no prompt is shown.
     */
    void ask(Text question, boolean hidden) {
        if (!asking) {
            promptBehind = prompt;
            secretBehind = secret;
            asking = true;
        }
        prompt = question;
        secret = hidden;
        showPrompt();
    }

    /** From now on the prompt is again what it would have been without the questions. */
    void endQuestions() {
        if (asking) {
            asking = false;
            prompt = promptBehind;
            secret = secretBehind;
        }
    }

    /**
     * Sets the prompt and shows it.
     *
     * @param hidden whether the answer is a secret, which the client is not to show
     */
    void prompt(Text text, boolean hidden) {
        nextPrompt(text, hidden);
        if (!asking) {
            showPrompt();
        }
    }

    private void showPrompt() {
        if (state == State.PROMPT_OPEN) {
            channel.write(new TelnetOutput.Lines("\n"));
        }
        channel.write(new TelnetOutput.Echo(secret));
        channel.write(new TelnetOutput.Prompt(renderer.render(prompt, view)));
        state = State.PROMPT_OPEN;
    }

    /** Sets the prompt; it is shown when something asks for it. */
    void nextPrompt(Text text, boolean hidden) {
        if (asking) {
            promptBehind = text;
            secretBehind = hidden;
        } else {
            prompt = text;
            secret = hidden;
        }
    }

    /** Shows the prompt as it is, if text has covered it or a line has answered it. */
    void promptAgain() {
        boolean nothingIsAsked = asking && state == State.CLEAR;
        if (state != State.PROMPT_OPEN && !nothingIsAsked) {
            showPrompt();
        }
    }

    /**
     * Shows the prompt again if text has covered it; not to a screen reader, which would read it out after each line of
     * a conversation.
     */
    void uncoverPrompt() {
        if (state == State.PROMPT_COVERED && !view.screenReader()) {
            showPrompt();
        }
    }

    /**
     * The player has typed a line.
     *
     * @return whether it answers a secret prompt
     */
    boolean lineTyped() {
        boolean wasSecret = secret;
        if (wasSecret && state != State.CLEAR) {
            // The client has not shown the line, and so not its end either.
            channel.write(new TelnetOutput.Lines("\n"));
        }
        secret = false;
        state = State.CLEAR;
        return wasSecret;
    }

    /** The words of a text, for who shows them elsewhere. */
    String plain(Text text) {
        return renderer.render(text, View.PLAIN);
    }

    void flush() {
        channel.flush();
    }
}
