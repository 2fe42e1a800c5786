package org.holdfast.world.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.FromModule.Delivery;
import org.holdfast.world.channel.Channel;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.event.Perception;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Ignored;
import org.holdfast.world.trait.Light;
import org.holdfast.world.trait.Listening;

/**
 * Tells players what happened around them. In the dark they are told what one can hear; what somebody says whom they
 * ignore they are not told. Lives for one turn.
 */
public final class Witnesses implements Perception {
    private final WorldTurn turn;
    private final Things things;
    private final Presences presences;
    private final DataFeed data;

    public Witnesses(WorldTurn turn, Things things, Presences presences) {
        this.turn = turn;
        this.things = things;
        this.presences = presences;
        this.data = new DataFeed(turn, things, presences);
    }

    @Override
    public void perceive(Event event) {
        List<SessionId> actor = sessions(event.actor());
        if (!actor.isEmpty()) {
            event.dispatch(EventView.FOR_ACTOR).ifPresent(text -> send(actor, text, event));
        }
        List<Thing> hearers = hearers(event);
        List<SessionId> others = new ArrayList<>();
        for (Thing witness : hearers) {
            if (!event.target().equals(Optional.of(witness))) {
                others.addAll(sessions(witness));
            }
        }
        boolean light = (others.isEmpty() && event.target().isEmpty()) || !isDark(event);
        tell(others, event, light ? EventView.FOR_OTHERS : EventView.FOR_OTHERS_IN_THE_DARK);
        event.target()
                .filter(target -> perceives(target, event))
                .ifPresent(target ->
                        tell(sessions(target), event, light ? EventView.FOR_TARGET : EventView.FOR_TARGET_IN_THE_DARK));
        if (event instanceof Event.Fought fought && fought.what() instanceof CombatEvent.Landed && !actor.isEmpty()) {
            send(actor, new LookView(things, presences).around(event.actor()), event);
        }
        data.happened(event, hearers);
    }

    /** Who else perceives it, in the order in which they are found. */
    private List<Thing> hearers(Event event) {
        List<Thing> those = switch (event.reach()) {
            case PLACE -> things.contents(event.place(), Kind.CHARACTER);
            case TARGET -> event.target().stream().toList();
            case ZONE ->
                presences.players(things).filter(body -> isInZone(body, event)).toList();
            case GAME -> presences.players(things).toList();
        };
        return those.stream().filter(witness -> perceives(witness, event)).toList();
    }

    private boolean perceives(Thing witness, Event event) {
        return !witness.id().equals(event.actor().id())
                && !(isSpeech(event) && Ignored.ignores(witness, event.actor()))
                && (!(event instanceof Event.Chatted chatted) || listens(witness, chatted.channel()));
    }

    private boolean listens(Thing witness, Channel channel) {
        return Listening.isOn(witness, channel.name())
                && channel.permission()
                        .map(permission ->
                                presences.playing(witness).stream().anyMatch(session -> session.may(permission)))
                        .orElse(true);
    }

    private boolean isInZone(Thing body, Event event) {
        String zone = things.room(event.place()).map(Thing::zone).orElse("");
        return things.room(body)
                .filter(room -> zone.isEmpty()
                        ? room.id().equals(event.place().id())
                        : room.zone().equals(zone))
                .isPresent();
    }

    private boolean isDark(Event event) {
        return Light.isDark(things, presences, event.place());
    }

    private static boolean isSpeech(Event event) {
        return event instanceof Event.Said
                || event instanceof Event.Emoted
                || event instanceof Event.Told
                || event instanceof Event.Whispered
                || event instanceof Event.Shouted
                || event instanceof Event.Chatted;
    }

    private void tell(List<SessionId> to, Event event, Event.Handler<Optional<Text>> view) {
        if (!to.isEmpty()) {
            event.dispatch(view).ifPresent(text -> send(to, text, event));
        }
    }

    private void send(List<SessionId> to, Text text, Event event) {
        turn.send(new FromModule.Broadcast(to, text, delivery(event)));
    }

    /** Comings and goings may be left out for a client that reads too slowly to be told of them in time. */
    private static Delivery delivery(Event event) {
        return event instanceof Event.Left || event instanceof Event.Arrived ? Delivery.DROPPABLE : Delivery.ALWAYS;
    }

    private List<SessionId> sessions(Thing body) {
        return presences.playing(body).stream().map(SessionInfo::id).toList();
    }
}
