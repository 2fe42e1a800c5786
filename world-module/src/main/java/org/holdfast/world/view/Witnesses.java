package org.holdfast.world.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.FromModule.Delivery;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.event.Perception;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/** Tells the players in a room what happened in it. Lives for one turn. */
public final class Witnesses implements Perception {
    private static final EventView.ForActor FOR_ACTOR = new EventView.ForActor();
    private static final EventView.ForOthers FOR_OTHERS = new EventView.ForOthers();

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
            event.dispatch(FOR_ACTOR)
                    .ifPresent(text -> turn.send(new FromModule.Broadcast(actor, text, Delivery.ALWAYS)));
        }
        Optional<Thing> target = target(event);
        List<SessionId> others = new ArrayList<>();
        for (Thing witness : things.contents(event.place(), Kind.CHARACTER)) {
            if (!witness.id().equals(event.actor().id()) && !target.equals(Optional.of(witness))) {
                others.addAll(sessions(witness));
            }
        }
        if (!others.isEmpty()) {
            Text text = event.dispatch(FOR_OTHERS);
            if (!text.equals(Text.EMPTY)) {
                turn.send(new FromModule.Broadcast(others, text, delivery(event)));
            }
        }
        if (event instanceof Event.Fought fought) {
            fought(fought.what(), actor, target.map(this::sessions).orElse(List.of()));
        }
        data.happened(event);
    }

    private static Optional<Thing> target(Event event) {
        return event instanceof Event.Fought fought ? fought.what().target() : Optional.empty();
    }

    private void fought(CombatEvent event, List<SessionId> actor, List<SessionId> target) {
        if (!target.isEmpty()) {
            event.dispatch(CombatView.INSTANCE)
                    .target()
                    .ifPresent(text -> turn.send(new FromModule.Broadcast(target, text, Delivery.ALWAYS)));
        }
        if (event instanceof CombatEvent.Landed landed && !actor.isEmpty()) {
            Text place = new LookView(things, presences).around(landed.actor());
            turn.send(new FromModule.Broadcast(actor, place, Delivery.ALWAYS));
        }
    }

    /** Comings and goings may be left out for a client that reads too slowly to be told of them in time. */
    private static Delivery delivery(Event event) {
        return event instanceof Event.Left || event instanceof Event.Arrived ? Delivery.DROPPABLE : Delivery.ALWAYS;
    }

    private List<SessionId> sessions(Thing body) {
        return presences.playing(body).stream().map(SessionInfo::id).toList();
    }
}
