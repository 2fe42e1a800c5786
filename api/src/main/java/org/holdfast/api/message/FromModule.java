package org.holdfast.api.message;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;

/** What a module says. See the package for what all messages have in common. */
public sealed interface FromModule {
    /** One method for each message. */
    interface Handler {
        void tell(Tell message);

        void broadcast(Broadcast message);

        void prompt(Prompt message);

        void sendData(SendData message);

        void close(Close message);

        void wakeAt(WakeAt message);

        void send(Send message);

        void call(Call message);

        void answer(Answer message);

        void writeContent(WriteContent message);
    }

    /** Calls the method of the handler that is for this message. */
    void dispatch(Handler handler);

    /** What happens to a text when its client reads too slowly. */
    enum Delivery {
        /** It is kept until the client has read it. */
        ALWAYS,
        /** It may be left out: weather, other people's movements. */
        DROPPABLE
    }

    /** Shows a text to one session. A session that is gone is passed over, here and below. */
    record Tell(SessionId to, Text text, Delivery delivery) implements FromModule {
        public Tell {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(delivery, "delivery");
        }

        public Tell(SessionId to, Text text) {
            this(to, text, Delivery.ALWAYS);
        }

        @Override
        public void dispatch(Handler handler) {
            handler.tell(this);
        }
    }

    /** Shows one text to many sessions; it is rendered once for each kind of client. */
    record Broadcast(List<SessionId> to, Text text, Delivery delivery) implements FromModule {
        public Broadcast {
            to = List.copyOf(to);
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(delivery, "delivery");
        }

        public Broadcast(List<SessionId> to, Text text) {
            this(to, text, Delivery.ALWAYS);
        }

        @Override
        public void dispatch(Handler handler) {
            handler.broadcast(this);
        }
    }

    /**
     * Sets a session's prompt and shows it, after the other output of the turn. The core shows it again whenever
     * something was written over it.
     *
     * @param secret whether the next line is a secret: it is not echoed and not recorded. Holds for one line
     */
    record Prompt(SessionId to, Text text, boolean secret) implements FromModule {
        public Prompt {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.prompt(this);
        }
    }

    /**
     * Structured data for a session's client, such as the number of a room. Clients that did not ask for the package
     * are passed over.
     *
     * @param packageName such as {@code Room.Info}
     */
    record SendData(SessionId to, String packageName, Doc data) implements FromModule {
        public SendData {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(packageName, "packageName");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.sendData(this);
        }
    }

    /** Ends a session after a last text. A {@link ToModule.SessionClosed} follows. */
    record Close(SessionId session, Text goodbye) implements FromModule {
        public Close {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(goodbye, "goodbye");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.close(this);
        }
    }

    /**
     * Asks for a {@link ToModule.Woken} at a time. A later {@code WakeAt} of the same name takes the place of an
     * earlier one. A time that has passed is due at once.
     */
    record WakeAt(String name, Instant due) implements FromModule {
        public WakeAt {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(due, "due");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.wakeAt(this);
        }
    }

    /** Sends a document to another module, once this turn is durable. Lost if there is no such module. */
    record Send(String module, Doc body) implements FromModule {
        public Send {
            Objects.requireNonNull(module, "module");
            Objects.requireNonNull(body, "body");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.send(this);
        }
    }

    /**
     * Asks another module, once this turn is durable; a {@link ToModule.Reply} or {@link ToModule.CallFailed} with the
     * same number follows.
     *
     * @param call the caller's number for it
     */
    record Call(String module, long call, Doc body) implements FromModule {
        public Call {
            Objects.requireNonNull(module, "module");
            Objects.requireNonNull(body, "body");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.call(this);
        }
    }

    /**
     * Answers a {@link ToModule.Called}.
     *
     * @param to the module that asked
     * @param call its number
     */
    record Answer(String to, long call, Doc body) implements FromModule {
        public Answer {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(body, "body");
        }

        @Override
        public void dispatch(Handler handler) {
            handler.answer(this);
        }
    }

    /**
     * Writes a file of the authored content, whole or not at all, once this turn is durable; a file of that name is
     * replaced. Files are written one after the other, in the order of the messages. The session is shown {@code done}, or
     * why the file could not be written; a module that must know reads the file when it is made next. Whether the player may
     * do that is for the module to decide; that the path stays inside {@code areas/}, or another folder of authored content,
     * the host sees to.
     *
     * @param path as {@link org.holdfast.api.AuthoredContent#read} takes it
     * @param text at most {@value #MAX_LENGTH} characters
     * @param informed who asked for it
     */
    record WriteContent(String path, String text, SessionId informed, Text done) implements FromModule {
        /** Longest text, in UTF-16 code units; in UTF-8 it is no more than may be read. */
        public static final int MAX_LENGTH = 5 << 20;

        public WriteContent {
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(informed, "informed");
            Objects.requireNonNull(done, "done");
            if (text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "a file has at most " + MAX_LENGTH + " characters, not " + text.length());
            }
        }

        @Override
        public void dispatch(Handler handler) {
            handler.writeContent(this);
        }

        /** Which file, and how long it is; never what it says. */
        @Override
        public String toString() {
            return "WriteContent[path=" + path + ", " + text.length() + " characters]";
        }
    }
}
