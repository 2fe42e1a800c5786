package org.holdfast.proxy.telnet;

import java.util.Objects;
import org.holdfast.api.Doc;
import org.holdfast.api.message.ToModule;

/** What a telnet client did, in the order in which it did it. Passed up the pipeline on the channel's event loop. */
public sealed interface TelnetEvent {
    /** One method for each event. */
    interface Handler {
        void line(Line event);

        void lineTooLong(LineTooLong event);

        void terminalChanged(TerminalChanged event);

        void areYouThere(AreYouThere event);

        void data(Data event);

        void statusAsked(StatusAsked event);
    }

    /** Calls the method of the handler that is for this event. */
    void dispatch(Handler handler);

    /**
     * A line, ended by CR LF, CR NUL, CR or LF.
     *
     * @param text without its end, edited as its backspaces said, in Unicode's form NFC, without control characters,
     *     at most {@value #MAX_LENGTH} UTF-16 code units; may be empty; hostile
     */
    record Line(String text) implements TelnetEvent {
        public static final int MAX_LENGTH = ToModule.Input.MAX_LINE;

        public Line {
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("a line has at most " + MAX_LENGTH + " characters");
            }
        }

        @Override
        public void dispatch(Handler handler) {
            handler.line(this);
        }

        /** Never what it says: it may be a password. */
        @Override
        public String toString() {
            return "Line[...]";
        }
    }

    /**
     * A line ended that was too long, and is lost as a whole.
     *
     * @param limit how many UTF-16 code units would have been allowed
     */
    record LineTooLong(int limit) implements TelnetEvent {
        @Override
        public void dispatch(Handler handler) {
            handler.lineTooLong(this);
        }
    }

    /** The client told more of itself, or its window has another size. Comes before the lines typed after it. */
    record TerminalChanged(Terminal terminal) implements TelnetEvent {
        public TerminalChanged {
            Objects.requireNonNull(terminal, "terminal");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.terminalChanged(this);
        }
    }

    /** The client asks for a visible sign that the server still runs (AYT, RFC 854). */
    record AreYouThere() implements TelnetEvent {
        @Override
        public void dispatch(Handler handler) {
            handler.areYouThere(this);
        }
    }

    /** The client, a crawler most often, agreed to be told of the server: {@link TelnetOutput.Status}. */
    record StatusAsked() implements TelnetEvent {
        @Override
        public void dispatch(Handler handler) {
            handler.statusAsked(this);
        }
    }

    /**
     * Structured data from the client; hostile.
     *
     * @param packageName in lower case, such as {@code char.login.credentials}; letters, digits, {@code . _ -}
     * @param data null if the client sent the name alone
     */
    record Data(String packageName, Doc data) implements TelnetEvent {
        public Data {
            Objects.requireNonNull(packageName, "packageName");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.data(this);
        }

        /** Never what it says: it may be a password. */
        @Override
        public String toString() {
            return "Data[" + packageName + "]";
        }
    }
}
