package org.holdfast.proxy.session;

import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import org.holdfast.api.Text;
import org.holdfast.proxy.render.ColourDepth;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.View;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTest {
    private static final Text PROMPT = Text.of("> ");

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Screen screen = new Screen(channel, new Renderer());

    @Test
    void textOnAClearScreenStandsOnALineOfItsOwn() {
        screen.show(Text.of("one"));
        screen.show(Text.of("two"));

        assertThat(seen()).isEqualTo("one\ntwo\n");
    }

    @Test
    void aClientThatIsBehindHasNoRoomAndIsToldLaterThatSomethingIsMissing() {
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1, 2));
        assertThat(screen.hasRoom()).isTrue();
        screen.show(Text.of("one"));
        assertThat(screen.hasRoom()).isFalse();
        screen.show(Text.of("two"));
        screen.flush();
        assertThat(screen.hasRoom()).isTrue();
        screen.show(Text.of("three"));
        screen.show(Text.of("four"));

        assertThat(seen())
                .isEqualTo(
                        "one\ntwo\n(Some of what went on here was left out: your client was behind.)\nthree\nfour\n");
    }

    @Test
    void aSharedTextIsShownAsEachScreenCanShowIt() {
        Shared shared = new Shared(new Renderer(), Text.of("<red>Nova</red> waves."));
        screen.show(shared);
        screen.view(View.PLAIN.withColour(ColourDepth.ANSI16));
        screen.prompt(PROMPT, false);
        screen.show(shared);

        assertThat(seen()).startsWith("Nova waves.\n> |\n\u001b[").endsWith(" waves.\n");
    }

    @Test
    void outputOverAnOpenPromptStartsOnANewLineAndThePromptIsShownAgainOnce() {
        screen.prompt(PROMPT, false);
        screen.show(Text.of("Nova arrives."));
        screen.show(Text.of("Nova waves."));
        screen.uncoverPrompt();
        screen.uncoverPrompt();

        assertThat(seen()).isEqualTo("> |\nNova arrives.\nNova waves.\n> |");
    }

    @Test
    void aScreenReaderDoesNotHearThePromptAgainAfterWhatCameInBetween() {
        screen.view(View.PLAIN.withScreenReader(true));
        screen.prompt(PROMPT, false);
        screen.show(Text.of("Nova arrives."));
        screen.uncoverPrompt();
        screen.show(new Shared(new Renderer(), Text.of("Nova waves.")));
        screen.uncoverPrompt();
        screen.lineTyped();
        screen.show(Text.of("pong 1"));
        screen.promptAgain();

        assertThat(seen()).isEqualTo("> |\nNova arrives.\nNova waves.\npong 1\n> |");
    }

    @Test
    void aLineAnswersThePromptSoThatOutputNeedsNoNewLine() {
        screen.prompt(PROMPT, false);
        screen.lineTyped();
        screen.show(Text.of("pong 1"));
        screen.prompt(PROMPT, false);

        assertThat(seen()).isEqualTo("> |pong 1\n> |");
    }

    @Test
    void outputThatComesBetweenALineAndItsAnswerBringsNoPrompt() {
        screen.prompt(PROMPT, false);
        screen.lineTyped();
        screen.show(Text.of("Nova arrives."));
        screen.uncoverPrompt();

        assertThat(seen()).isEqualTo("> |Nova arrives.\n");
    }

    @Test
    void eachOfManyLinesSentAtOnceGetsItsPrompt() {
        screen.prompt(PROMPT, false);
        screen.lineTyped();
        screen.lineTyped();
        screen.show(Text.of("pong 1"));
        screen.prompt(PROMPT, false);
        screen.show(Text.of("pong 2"));
        screen.prompt(PROMPT, false);

        assertThat(seen()).isEqualTo("> |pong 1\n> |\npong 2\n> |");
    }

    @Test
    void theLineEndThatAClientDoesNotEchoIsWrittenForIt() {
        screen.prompt(Text.of("Password: "), true);
        boolean secret = screen.lineTyped();
        screen.show(Text.of("Wrong."));
        screen.prompt(PROMPT, false);

        assertThat(secret).isTrue();
        assertThat(seen()).isEqualTo("[hidden]Password: |\nWrong.\n[shown]> |");
    }

    @Test
    void onlyTheLineAfterASecretPromptIsSecret() {
        screen.prompt(Text.of("Password: "), true);

        assertThat(screen.lineTyped()).isTrue();
        assertThat(screen.lineTyped()).isFalse();
    }

    /** What was written: text as it is, a bar after each prompt, changes of the echo in brackets. */
    private String seen() {
        Transcript transcript = new Transcript();
        channel.flush();
        channel.outboundMessages().forEach(transcript::add);
        return transcript.text();
    }
}
