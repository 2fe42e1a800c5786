package org.holdfast.proxy.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule.Delivery;
import org.holdfast.proxy.account.Proof;
import org.holdfast.proxy.telnet.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * The connections that show a session, and what they are shown. Owned by the session's event loop.
 *
 * <p>The prompt is the session's: a connection that comes later is shown the one that there is. What is told while there
 * is no connection is kept for the next one, see {@link Missed}.
 */
final class Viewers {
    private final List<Connection> connections = new ArrayList<>(1);
    private Text prompt = Notices.PROMPT;
    private boolean promptIsSecret;

    /** Where texts go while there is no connection; null before the first, and after the session's end. */
    private @Nullable Missed missed;

    int size() {
        return connections.size();
    }

    boolean contains(Connection connection) {
        return connections.contains(connection);
    }

    /** What the one says of itself that has been here longest. */
    Terminal terminal() {
        return connections.isEmpty() ? Terminal.UNKNOWN : connections.get(0).terminal();
    }

    /** The weakest proof that any of them has; empty if there is none. */
    Optional<Proof> proof() {
        return connections.stream().map(Connection::proof).reduce(Proof::weaker);
    }

    /** Closes those with a last text that this holds for; how many. */
    int close(Predicate<Connection> which, Text goodbye) {
        List<Connection> closed = connections.stream().filter(which).toList();
        connections.removeAll(closed);
        closed.forEach(connection -> connection.close(goodbye));
        return closed.size();
    }

    /** Adds one, and shows it what was missed, if it is the first. */
    void add(Connection connection) {
        connections.add(connection);
        connection.screen().nextPrompt(prompt, promptIsSecret);
        if (missed != null) {
            missed.handOut().forEach(text -> connection.screen().show(text));
            missed = null;
        }
    }

    /** Takes one off; whether it was there. */
    boolean remove(Connection connection) {
        return connections.remove(connection);
    }

    /** From now on, and until there is a connection, texts are kept. */
    void keepMissed(Instant since) {
        missed = new Missed(since);
    }

    /** Since when there is no connection, if there is none. */
    Optional<Instant> missingSince() {
        return Optional.ofNullable(missed).map(Missed::since);
    }

    /** Closes all of them with a last text; they show this session no more. */
    void closeAll(Text goodbye) {
        close(connection -> true, goodbye);
        missed = null;
    }

    void flush() {
        connections.forEach(Connection::flush);
    }

    /** Whether what they send is read, as far as that is the session's matter. */
    void read(boolean isRead) {
        connections.forEach(each -> each.gate().set(ReadGate.Reason.WORLD_BEHIND, !isRead));
    }

    void prefer(Preferences preferences) {
        connections.forEach(connection -> connection.prefer(preferences));
    }

    /** Shows every client that wants it a document. */
    void show(String packageName, Doc data) {
        connections.forEach(connection -> connection.show(packageName, data));
    }

    /** Shows a text on every connection. */
    void tell(Text text) {
        keep(text);
        connections.forEach(connection -> connection.screen().show(text));
    }

    /** Likewise; one that may be left out is shown to those alone who have read what there is. */
    void tell(Text text, Delivery delivery) {
        keep(text);
        forThose(delivery, screen -> screen.show(text));
    }

    /** Likewise, a text that many sessions are shown. */
    void tell(Shared shared, Delivery delivery) {
        keep(shared.text());
        forThose(delivery, screen -> screen.show(shared));
    }

    private void keep(Text text) {
        if (missed != null) {
            missed.add(text);
        }
    }

    private void forThose(Delivery delivery, Consumer<Screen> action) {
        for (Connection connection : connections) {
            if (delivery == Delivery.ALWAYS || connection.screen().hasRoom()) {
                action.accept(connection.screen());
            }
        }
    }

    /** Sets the prompt and shows it. */
    void prompt(Text text, boolean secret) {
        prompt = text;
        promptIsSecret = secret;
        connections.forEach(connection -> connection.screen().prompt(text, secret));
    }

    /** A line has answered the prompt; if that was a secret, the next is not, unless the world says so. */
    void promptAnswered() {
        promptIsSecret = false;
    }

    /** Shows the prompt again, if a line has answered it or text has covered it. */
    void promptAgain() {
        connections.forEach(connection -> connection.screen().promptAgain());
    }

    /** Asks on one connection for what was asked for, once more; a secret as a secret. */
    void askAgain(Connection on) {
        on.screen().prompt(prompt, promptIsSecret);
    }

    /** A turn that this session's player did not cause is over. */
    void turnEnded() {
        connections.forEach(connection -> connection.screen().uncoverPrompt());
    }

    /** Something that the core has to say by itself. */
    void notice(Text text) {
        tell(text);
        turnEnded();
    }

    /** Likewise, to many sessions. */
    void notice(Shared text) {
        tell(text, Delivery.ALWAYS);
        turnEnded();
    }

    /** Answers what was typed on a connection, unless it has gone meanwhile. */
    void answer(Text text, Connection to) {
        if (connections.contains(to)) {
            to.screen().show(text);
            to.screen().promptAgain();
        }
    }
}
