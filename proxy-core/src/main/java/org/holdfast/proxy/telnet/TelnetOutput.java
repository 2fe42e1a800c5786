package org.holdfast.proxy.telnet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.holdfast.api.Doc;

/**
 * What a telnet client is to be sent; written to the channel, encoded in the order of the writes. Who starts a new
 * line when is the writer's matter.
 */
public sealed interface TelnetOutput {
    /** One method for each output. */
    interface Handler {
        void lines(Lines output);

        void sharedLines(SharedLines output);

        void prompt(Prompt output);

        void echo(Echo output);

        void data(Data output);

        void status(Status output);

        void beginMarkup(BeginMarkup output);
    }

    /** Calls the method of the handler that is for this output. */
    void dispatch(Handler handler);

    /**
     * Text.
     *
     * @param text with {@code \n} for the line ends, which are sent as CR LF; a CR in it is left out
     */
    record Lines(String text) implements TelnetOutput {
        public Lines {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.lines(this);
        }

        @Override
        public String toString() {
            return "Lines[...]";
        }
    }

    /**
     * Text that many clients are sent. Its bytes are made once for each character set and shared by the clients that
     * have it. Usable on any thread.
     */
    final class SharedLines implements TelnetOutput {
        private final String text;
        private final Map<TextCharset, byte[]> bytes = new ConcurrentHashMap<>(2);

        /** @param text as for {@link Lines} */
        public SharedLines(String text) {
            this.text = Objects.requireNonNull(text, "text");
        }

        /** As for {@link Lines}. */
        public String text() {
            return text;
        }

        /** The bytes in this character set, the same array at each call: not to be changed. */
        byte[] in(TextCharset charset, BiFunction<String, TextCharset, byte[]> encoder) {
            return bytes.computeIfAbsent(charset, missing -> encoder.apply(text, missing));
        }

        @Override
        public void dispatch(Handler handler) {
            handler.sharedLines(this);
        }

        @Override
        public String toString() {
            return "SharedLines[...]";
        }
    }

    /**
     * Text after which the client is to wait for a line; followed by EOR if that was agreed, otherwise by GA unless
     * the client asked for it to be suppressed.
     *
     * @param text as for {@link Lines}; the last line without an end
     */
    record Prompt(String text) implements TelnetOutput {
        public Prompt {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.prompt(this);
        }

        @Override
        public String toString() {
            return "Prompt[...]";
        }
    }

    /**
     * Whether the client shows what is typed. Sends something only if that changes; visible at first.
     *
     * @param hidden true around secrets and nowhere else: a client with echo off masks everything
     */
    record Echo(boolean hidden) implements TelnetOutput {
        @Override
        public void dispatch(Handler handler) {
            handler.echo(this);
        }
    }

    /**
     * What is written from now on is MXP, with every {@code <}, {@code >} and {@code &} of the text escaped. To be
     * written when the terminal has it: {@link Terminal#markup}.
     */
    record BeginMarkup() implements TelnetOutput {
        @Override
        public void dispatch(Handler handler) {
            handler.beginMarkup(this);
        }
    }

    /**
     * What the server is, for a client that agreed to MSSP; others are sent nothing.
     *
     * @param values by the names of MSSP, such as {@code PLAYERS}, in the order in which they are sent; without control
     *     characters
     */
    record Status(Map<String, String> values) implements TelnetOutput {
        public Status {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public void dispatch(Handler handler) {
            handler.status(this);
        }
    }

    /**
     * Structured data. Each protocol that was agreed shows it in its way, and only if the client asked for it; a client
     * with none is sent nothing.
     *
     * @param packageName such as {@code Room.Info}
     * @param data {@link Doc.Null} for none
     */
    record Data(String packageName, Doc data) implements TelnetOutput {
        public Data {
            Objects.requireNonNull(packageName, "packageName");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.data(this);
        }

        @Override
        public String toString() {
            return "Data[" + packageName + "]";
        }
    }
}
