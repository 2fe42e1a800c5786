package org.holdfast.world;

import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.ToModule;
import org.holdfast.world.action.Stage;
import org.holdfast.world.combat.Fighting;
import org.holdfast.world.command.Interpreter;
import org.holdfast.world.event.Event;
import org.holdfast.world.life.Life;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.view.DataFeed;
import org.holdfast.world.view.Gauges;
import org.holdfast.world.view.LookView;
import org.holdfast.world.view.Witnesses;

/**
 * What the world does on each message. Presence is noted before anything else: the host goes by what the world was
 * told, even if the turn fails; a body that is then missing is made with the next line.
 */
final class Conversation implements ToModule.Handler {
    /** One for all: the core keeps each session's prompt. */
    private static final Text PROMPT = prompt("");

    private final Things things;
    private final Presences presences;
    private final Bodies bodies;
    private final Interpreter interpreter;
    private final Life life;
    private final Farewell farewell;
    private final Gauges gauges;
    private final LookView view;

    Conversation(
            Things things, Presences presences, Bodies bodies, Interpreter interpreter, Life life, Farewell farewell) {
        this.things = things;
        this.presences = presences;
        this.bodies = bodies;
        this.interpreter = interpreter;
        this.life = life;
        this.farewell = farewell;
        this.gauges = new Gauges(things, presences);
        this.view = new LookView(things, presences);
    }

    @Override
    public void sessionOpened(ToModule.SessionOpened message, Turn turn) {
        SessionInfo session = message.session();
        boolean isNew = presences.playing(session.character()).isEmpty();
        presences.put(session);
        change(turn, stage -> {
            Thing body = show(session, stage.turn());
            if (isNew) {
                things.location(body).ifPresent(room -> stage.perception().perceive(new Event.Joined(body, room)));
            }
        });
    }

    @Override
    public void sessionResumed(ToModule.SessionResumed message, Turn turn) {
        presences.put(message.session());
        change(turn, stage -> show(message.session(), stage.turn()));
    }

    /** The body is where it was; the player is shown around. */
    private Thing show(SessionInfo session, WorldTurn turn) {
        Thing body = bodies.place(session, turn);
        turn.send(new FromModule.Tell(session.id(), view.around(body)));
        new DataFeed(turn, things, presences).catchUp(session, body, ClientInfo.UNKNOWN);
        gauges.shown(session, body);
        interpreter.reminder(session).ifPresent(text -> turn.send(new FromModule.Tell(session.id(), text)));
        prompt(session, turn);
        return body;
    }

    @Override
    public void clientChanged(ToModule.ClientChanged message, Turn turn) {
        SessionInfo session = message.session();
        presences.find(session.id()).ifPresent(before -> {
            presences.put(session);
            change(turn, stage -> {
                Thing body = bodies.place(session, stage.turn());
                new DataFeed(stage.turn(), things, presences).catchUp(session, body, before.client());
                gauges.shown(session, body);
            });
        });
    }

    @Override
    public void input(ToModule.Input message, Turn turn) {
        Optional<SessionInfo> session = presences.find(message.session());
        change(turn, stage -> {
            if (session.isEmpty()) {
                stage.turn()
                        .send(
                                new FromModule.Tell(
                                        message.session(),
                                        Text.of(
                                                "<notice>The world has lost sight of you. Please leave, and come in again.</notice>")));
                prompt(message.session(), "", stage.turn());
            } else if (message.secret() || run(message.line(), session.get(), stage)) {
                // The world never asks for a secret, so a secret line is none of its business.
                prompt(session.get(), stage.turn());
            }
        });
    }

    private boolean run(String line, SessionInfo session, Stage stage) {
        gauges.acts(bodies.place(session, stage.turn()));
        return interpreter.run(line, session, stage);
    }

    /** There is nothing yet that a client could ask for or tell by data and not by a line. */
    @Override
    public void clientData(ToModule.ClientData message, Turn turn) {}

    @Override
    public void sessionClosed(ToModule.SessionClosed message, Turn turn) {
        Optional<SessionInfo> session = presences.remove(message.session());
        gauges.forget(message.session());
        if (session.isEmpty() || !presences.playing(session.get().character()).isEmpty()) {
            return;
        }
        change(turn, stage -> things.body(session.get().character()).ifPresent(body -> left(stage, body)));
    }

    private void left(Stage stage, Thing body) {
        Fighting.breakOff(stage.turn(), body);
        things.location(body).ifPresent(room -> stage.perception().perceive(new Event.Quit(body, room)));
    }

    @Override
    public void characterGone(ToModule.CharacterGone message, Turn turn) {
        change(turn, stage -> farewell.to(message.character(), stage));
    }

    @Override
    public void tick(ToModule.Tick message, Turn turn) {
        change(turn, life::run);
    }

    @Override
    public void woken(ToModule.Woken message, Turn turn) {
        change(turn, life::run);
    }

    @Override
    public void sent(ToModule.Sent message, Turn turn) {}

    @Override
    public void called(ToModule.Called message, Turn turn) {
        Doc refusal = Doc.object().put("error", "the world answers no calls").build();
        turn.send(new FromModule.Answer(message.from(), message.call(), refusal));
    }

    @Override
    public void reply(ToModule.Reply message, Turn turn) {}

    @Override
    public void callFailed(ToModule.CallFailed message, Turn turn) {}

    private void change(Turn turn, Consumer<Stage> work) {
        WorldTurn worldTurn = new WorldTurn(turn, things);
        Stage stage = new Stage(
                worldTurn, things, presences, life.perception(worldTurn, new Witnesses(worldTurn, things, presences)));
        work.accept(stage);
        life.settle(stage);
        gauges.update(worldTurn);
        worldTurn.save();
        life.saved(worldTurn);
    }

    private void prompt(SessionInfo session, WorldTurn turn) {
        prompt(session.id(), interpreter.prompt(session), turn);
    }

    /** Every prompt of the game ends so; scripts wait for it. */
    private static void prompt(SessionId session, String beginning, WorldTurn turn) {
        turn.send(new FromModule.Prompt(session, beginning.isEmpty() ? PROMPT : prompt(beginning), false));
    }

    private static Text prompt(String beginning) {
        return Text.of("<prompt>{}</prompt>", beginning + "> ");
    }
}
