package org.holdfast.proxy.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.proxy.telnet.Terminal;

/**
 * The core asks a player who plays something: what is typed is for the core, until it has been answered, and reaches no
 * world. What the world shows meanwhile is shown; its prompts wait. Owned by the session's event loop.
 *
 * <pre>
 *   playing --begin--> asked ... --end--> playing
 * </pre>
 */
final class DialoguePhase implements Phase {
    private final Session session;
    private final Connection connection;
    private final Phase playing;
    private final Questions questions;

    private DialoguePhase(Session session, Connection connection) {
        this.session = session;
        this.connection = connection;
        this.playing = new PlayingPhase(session, connection);
        // The connection may be closed by others while something is waited for: it has another phase then.
        this.questions = new Questions(connection, session.loop(), () -> connection.isIn(this));
    }

    /** @param first asks the first question; every way on from there asks another, or calls {@link #end} */
    static void begin(Session session, Connection connection, Consumer<DialoguePhase> first) {
        DialoguePhase dialogue = new DialoguePhase(session, connection);
        connection.become(dialogue);
        first.accept(dialogue);
    }

    Session session() {
        return session;
    }

    Connection connection() {
        return connection;
    }

    Questions questions() {
        return questions;
    }

    /**
     * Goes back to playing, with these words. Lines that came ahead of a question for a secret that was not asked in the end
     * may be that secret: they reach neither the world nor a log, and the player is told that they were not run. Nothing
     * happens on a connection that was told goodbye meanwhile.
     */
    void end(Text words) {
        if (!connection.isIn(this)) {
            return;
        }
        connection.screen().endQuestions();
        connection.screen().show(words);
        connection.become(playing);
        connection.gate().set(ReadGate.Reason.LOGIN, false);
        connection.screen().promptAgain();
        List<String> ahead = new ArrayList<>(questions.ahead());
        questions.ahead().clear();
        if (!questions.askedForSecrets()) {
            ahead.forEach(line -> playing.line(line, false));
        } else if (!ahead.isEmpty()) {
            connection.screen().show(Notices.AHEAD_DROPPED);
        }
    }

    @Override
    public void line(String line, boolean secret) {
        session.typing().awake();
        questions.line(line);
    }

    @Override
    public void lineTooLong(int limit) {
        connection.screen().show(Notices.tooLong(limit));
        questions.again();
    }

    @Override
    public void terminalChanged(Terminal terminal) {
        playing.terminalChanged(terminal);
    }

    @Override
    public void data(String packageName, Doc data) {
        playing.data(packageName, data);
    }

    @Override
    public void lost() {
        playing.lost();
    }
}
