package org.holdfast.proxy.telnet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.holdfast.api.Doc;

/**
 * What a telnet client is to be sent; written to the channel, encoded in the order of the writes. Who starts a new
 * line when is the writer's matter.
 *
 * <p>A {@code ByteBuf} that is written instead passes unchanged: text that was encoded once for many.
 */
public sealed interface TelnetOutput {
    /** One method for each output. */
    interface Handler {
        void lines(Lines output);

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
