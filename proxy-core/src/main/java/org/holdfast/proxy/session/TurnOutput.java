package org.holdfast.proxy.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.api.SessionId;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.api.message.ToModule.SessionClosed.Reason;
import org.holdfast.proxy.host.SessionOutput.ShownTurn;
import org.holdfast.proxy.render.Renderer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the messages of one turn to the sessions that they are for, to each all of them at once: what a turn says goes
 * out in one piece.
 */
final class TurnOutput implements FromModule.Handler {
    private final Roster roster;
    private final Renderer renderer;
    private final MarkupReport markup;
    private final Optional<ToModule> handled;
    private final Map<Session, List<Consumer<Session>>> seenBy = new LinkedHashMap<>(2);

    private TurnOutput(Roster roster, Renderer renderer, MarkupReport markup, Optional<ToModule> handled) {
        this.roster = roster;
        this.renderer = renderer;
        this.markup = markup;
        this.handled = handled;
    }

    static void show(ShownTurn turn, Roster roster, Renderer renderer, MarkupReport markup) {
        TurnOutput showing = new TurnOutput(roster, renderer, markup, turn.message());
        turn.output().forEach(message -> message.dispatch(showing));
        showing.handOver(showing.answer(turn));
    }

    /** Whose message it was, who is told of the turn's end. */
    private @Nullable Session answer(ShownTurn turn) {
        ToModule message = handled.orElse(null);
        if (message instanceof ToModule.Input input) {
            return to(input.session(), session -> session.typing().answered(input, turn.ending()));
        }
        if (message instanceof ToModule.ClientData said) {
            return to(said.session(), session -> session.typing().documentAnswered());
        }
        if (message instanceof ToModule.SessionOpened opened) {
            return to(opened.session().id(), session -> session.typing().opened(turn.ending()));
        }
        if (message instanceof ToModule.SessionResumed resumed) {
            return to(resumed.session().id(), session -> session.typing().opened(turn.ending()));
        }
        return null;
    }

    @Override
    public void tell(FromModule.Tell message) {
        to(message.to(), session -> session.viewers().tell(lookedAt(message.text()), message.delivery()));
    }

    @Override
    public void broadcast(FromModule.Broadcast message) {
        Shared shared = new Shared(renderer, lookedAt(message.text()));
        for (SessionId id : message.to()) {
            to(id, session -> session.viewers().tell(shared, message.delivery()));
        }
    }

    @Override
    public void prompt(FromModule.Prompt message) {
        to(message.to(), session -> session.viewers().prompt(lookedAt(message.text()), message.secret()));
    }

    @Override
    public void sendData(FromModule.SendData message) {
        to(message.to(), session -> session.viewers().show(message.packageName(), message.data()));
    }

    @Override
    public void close(FromModule.Close message) {
        to(message.session(), session -> session.end(Reason.QUIT, lookedAt(message.goodbye())));
    }

    @Override
    public void wakeAt(FromModule.WakeAt message) {
        // Between the module and the host.
    }

    @Override
    public void send(FromModule.Send message) {
        // Between modules.
    }

    @Override
    public void call(FromModule.Call message) {
        // Between modules.
    }

    @Override
    public void answer(FromModule.Answer message) {
        // Between modules.
    }

    @Override
    public void writeContent(FromModule.WriteContent message) {
        // Between the module and the disk.
    }

    private Text lookedAt(Text text) {
        markup.look(text, handled);
        return text;
    }

    private @Nullable Session to(SessionId id, Consumer<Session> action) {
        @Nullable Session session = roster.find(id);
        if (session != null) {
            seenBy.computeIfAbsent(session, any -> new ArrayList<>(3)).add(action);
        }
        return session;
    }

    /** @param cause the session that was answered by what it is handed */
    private void handOver(@Nullable Session cause) {
        seenBy.forEach((session, actions) -> {
            if (session != cause) {
                actions.add(seen -> seen.viewers().turnEnded());
            }
            session.later(actions);
        });
    }
}
