package org.holdfast.proxy.session;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.host.SessionOutput.Ending;

/**
 * What the player of a session sends, from when it comes until the world has answered. Owned by the session's event loop.
 */
final class Typing {
    static final int QUIT_SECONDS = 2;

    /** What the core answers by itself. */
    private static final Set<String> CORE_PACKAGES = Set.of("core", "char.login");

    private final Session session;
    private final Sessions sessions;
    private final Viewers viewers;
    private final PauseNotices pauses;
    private final Backlog backlog;
    private volatile Instant last;

    Typing(Session session, PauseNotices pauses) {
        this.session = session;
        this.sessions = session.sessions();
        this.viewers = session.viewers();
        this.pauses = pauses;
        this.backlog = new Backlog(sessions.options(), sessions.clock(), viewers::read);
        this.last = session.since();
    }

    /** When the player last typed something; any thread. */
    Instant last() {
        return last;
    }

    /** Whether so many lines wait for the world that the sockets are not read. */
    boolean isBehind() {
        return backlog.isBehind();
    }

    /** Whether the player waits for the answer to a line. */
    boolean awaitsAnswer() {
        return backlog.awaitsAnswer();
    }

    /** The player has typed something that is not for the session. */
    void awake() {
        last = sessions.now();
    }

    /** A line from one of the connections. */
    void line(String line, boolean secret, Connection from) {
        last = sessions.now();
        viewers.promptAnswered();
        if (session.hasEnded()) {
            return;
        }
        if (!secret && !backlog.take()) {
            from.screen().show(Notices.tooMuch(line));
            from.screen().promptAgain();
            return;
        }
        if (!secret && sessions.commands().run(line, session, from)) {
            return;
        }
        boolean quits = !secret && line.strip().equalsIgnoreCase("quit");
        if (quits && sessions.world().pause() == Pause.NO_WORLD) {
            session.end(Reason.QUIT, Notices.GOODBYE);
            return;
        }
        long number = backlog.nextLine();
        sessions.post(new ToModule.Input(session.id(), number, line, secret));
        if (quits) {
            var unused = session.loop().schedule(() -> quitUnanswered(number), QUIT_SECONDS, TimeUnit.SECONDS);
        }
        tellOfPause();
    }

    /** A document from a client. Those of the core's own packages are none of the world's business. */
    void document(String packageName, Doc data) {
        boolean isCore = ClientInfo.covers(CORE_PACKAGES, packageName);
        if (session.hasEnded() || isCore || !backlog.take()) {
            return;
        }
        sessions.post(new ToModule.ClientData(session.id(), packageName, data));
        backlog.nextDocument();
    }

    /** A line that is lost because it was too long; a secret that was asked for is asked for again, as a secret. */
    void tooLong(int limit, Connection from) {
        last = sessions.now();
        from.screen().show(Notices.tooLong(limit));
        viewers.askAgain(from);
    }

    private void quitUnanswered(long number) {
        if (!backlog.isAnswered(number)) {
            session.end(Reason.QUIT, Notices.GOODBYE);
        }
    }

    /** The turn in which the module was told of the session is over. */
    void opened(Ending ending) {
        switch (ending) {
            case DONE -> {}
            case FAILED -> viewers.tell(Notices.TURN_FAILED);
            case QUARANTINED -> viewers.tell(Notices.STUMBLED);
        }
        viewers.promptAgain();
    }

    /** A turn that answers a line is over. */
    void answered(ToModule.Input input, Ending ending) {
        backlog.answered(input.number());
        switch (ending) {
            case DONE -> {}
            case FAILED -> viewers.tell(Notices.TURN_FAILED);
            case QUARANTINED -> viewers.tell(input.secret() ? Notices.STUMBLED : Notices.stumbled(input.line()));
        }
        viewers.promptAgain();
    }

    /** A turn that answers a document is over. */
    void documentAnswered() {
        backlog.documentAnswered();
        viewers.turnEnded();
    }

    /** The pause has become long, or there is no world. */
    void tellOfPause() {
        pauses.tellOfPause(backlog.awaitsAnswer());
    }
}
