package org.holdfast.api.message;

import java.time.Instant;
import java.util.Objects;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Turn;

/** What a module is told. See the package for what all messages have in common. */
public sealed interface ToModule {
    /** One method for each message. */
    interface Handler {
        void sessionOpened(SessionOpened message, Turn turn);

        void sessionResumed(SessionResumed message, Turn turn);

        void clientChanged(ClientChanged message, Turn turn);

        void input(Input message, Turn turn);

        void clientData(ClientData message, Turn turn);

        void sessionClosed(SessionClosed message, Turn turn);

        void characterGone(CharacterGone message, Turn turn);

        void tick(Tick message, Turn turn);

        void woken(Woken message, Turn turn);

        void sent(Sent message, Turn turn);

        void called(Called message, Turn turn);

        void reply(Reply message, Turn turn);

        void callFailed(CallFailed message, Turn turn);
    }

    /** Calls the method of the handler that is for this message. */
    void dispatch(Handler handler, Turn turn);

    /** A player is there: logged in, with a character chosen. The first message of a session. */
    record SessionOpened(SessionInfo session) implements ToModule {
        public SessionOpened {
            Objects.requireNonNull(session, "session");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.sessionOpened(this, turn);
        }
    }

    /**
     * The player of a link-dead session is connected again, has taken the session over from elsewhere, or shares it with
     * one more connection. Each connection that is there is shown what the module says to it.
     */
    record SessionResumed(SessionInfo session) implements ToModule {
        public SessionResumed {
            Objects.requireNonNull(session, "session");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.sessionResumed(this, turn);
        }
    }

    /**
     * What is known of a session has changed: its permissions, its voice, its name, its client's window, its connections (0 of
     * which means that it has become link-dead).
     */
    record ClientChanged(SessionInfo session) implements ToModule {
        public ClientChanged {
            Objects.requireNonNull(session, "session");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.clientChanged(this, turn);
        }
    }

    /**
     * A line that a player typed.
     *
     * @param session whose
     * @param number the line's number within its session, counted from 1 without gaps; host commands are not counted
     * @param line without its line end, in Unicode's form NFC, without control characters, at most {@value #MAX_LINE}
     *     UTF-16 code units; hostile
     * @param secret whether it answers a {@linkplain FromModule.Prompt secret prompt}: never repeat or record it
     */
    record Input(SessionId session, long number, String line, boolean secret) implements ToModule {
        public static final int MAX_LINE = 4096;

        public Input {
            Objects.requireNonNull(session, "session");
            if (number < 1) {
                throw new IllegalArgumentException("lines are counted from 1, not " + number);
            }
            if (line.length() > MAX_LINE) {
                throw new IllegalArgumentException("a line has at most " + MAX_LINE + " characters");
            }
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.input(this, turn);
        }

        /** Whose line and which, never what it says. */
        @Override
        public String toString() {
            return "Input[session=" + session + ", number=" + number + "]";
        }
    }

    /**
     * Structured data from a player's client; hostile.
     *
     * @param packageName in lower case, such as {@code char.login}
     */
    record ClientData(SessionId session, String packageName, Doc data) implements ToModule {
        public ClientData {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(packageName, "packageName");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.clientData(this, turn);
        }

        @Override
        public String toString() {
            return "ClientData[session=" + session + ", packageName=" + packageName + "]";
        }
    }

    /** A player has left. The last message of a session. */
    record SessionClosed(SessionId session, Reason reason) implements ToModule {
        /** Why a session ended. */
        public enum Reason {
            /** The player or the module asked for it. */
            QUIT,
            /** The last connection was lost, and the time of grace is over. */
            LINK_LOST,
            /** Nothing was typed for too long. */
            IDLE,
            /** Staff ended it. */
            BOOTED,
            /** The process is ending. */
            SHUTDOWN
        }

        public SessionClosed {
            Objects.requireNonNull(session, "session");
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.sessionClosed(this, turn);
        }
    }

    /**
     * A character was deleted, or its account was. What the module keeps of it can go. No session plays it: the last one was
     * closed before. Comes once more at the next start for as long as the turn is not known to be on disk, so the
     * character may be gone already; a character that is made later has another id, whatever its name.
     *
     * @param character its lasting id, as in {@link SessionInfo#character()}
     */
    record CharacterGone(String character) implements ToModule {
        public CharacterGone {
            Objects.requireNonNull(character, "character");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.characterGone(this, turn);
        }
    }

    /** The time that the module's descriptor asked for has passed again; see {@link Turn#now()}. */
    record Tick() implements ToModule {
        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.tick(this, turn);
        }
    }

    /**
     * A wake that was asked for is due. May come late, never early, and does not survive the generation that asked
     * for it; so let a record say what is due, and check it.
     *
     * @param name the name given to {@link FromModule.WakeAt}
     * @param due when it was due
     */
    record Woken(String name, Instant due) implements ToModule {
        public Woken {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(due, "due");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.woken(this, turn);
        }
    }

    /** Another module sent this; the turn that sent it is durable. */
    record Sent(String from, Doc body) implements ToModule {
        public Sent {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(body, "body");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.sent(this, turn);
        }
    }

    /** Another module asks, and waits for a {@link FromModule.Answer} with the same call number. */
    record Called(String from, long call, Doc body) implements ToModule {
        public Called {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(body, "body");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.called(this, turn);
        }
    }

    /** The answer to a {@link FromModule.Call}. */
    record Reply(long call, Doc body) implements ToModule {
        public Reply {
            Objects.requireNonNull(body, "body");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.reply(this, turn);
        }
    }

    /** A {@link FromModule.Call} will not be answered: there is no such module, or it failed. */
    record CallFailed(long call, String reason) implements ToModule {
        public CallFailed {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public void dispatch(Handler handler, Turn turn) {
            handler.callFailed(this, turn);
        }
    }
}
