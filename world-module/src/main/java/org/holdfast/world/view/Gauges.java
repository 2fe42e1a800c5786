package org.holdfast.world.view;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Keeps true what clients show of a character at all times: {@code Char.Vitals}, {@code Char.Status} and {@code
 * Char.Items.List}. Whoever or
 * whatever changed them, they are sent at the end of the turn, if they are not what the client was sent before.
 *
 * <p>Owned by the generation's thread. What was sent is a note in memory; without it, after a reload or a turn that failed,
 * a client may be sent once more what it knows.
 */
public final class Gauges {
    private final Things things;
    private final Presences presences;
    private final Map<SessionId, Sent> sent = new HashMap<>();

    private final Set<ThingId> acted = new LinkedHashSet<>();

    private record Sent(Optional<Doc> vitals, Optional<Doc> status, Optional<Doc> items) {}

    public Gauges(Things things, Presences presences) {
        this.things = things;
        this.presences = presences;
    }

    /** A client was just sent how things stand, as far as it wants to know. */
    public void shown(SessionInfo session, Thing body) {
        if (wantsAny(session)) {
            sent.put(session.id(), now(session, body));
        }
    }

    public void forget(SessionId session) {
        sent.remove(session);
    }

    /** Somebody does something in this turn, which may change what it carries. */
    public void acts(Thing body) {
        acted.add(body.id());
    }

    /** Tells the clients of those whom the turn has changed, or what they carry. */
    public void update(WorldTurn turn) {
        if (presences.all().isEmpty()) {
            return;
        }
        Set<Thing> bodies = new LinkedHashSet<>();
        if (!turn.edited().isEmpty()) {
            acted.forEach(id -> things.find(id).ifPresent(bodies::add));
        }
        acted.clear();
        for (ThingId id : turn.edited()) {
            Optional<Thing> thing = things.find(id);
            thing.filter(Gauges::isPlayers).ifPresent(bodies::add);
            thing.flatMap(things::location).filter(Gauges::isPlayers).ifPresent(bodies::add);
        }
        bodies.forEach(body -> presences.playing(body).forEach(session -> update(turn, session, body)));
    }

    private static boolean isPlayers(Thing thing) {
        return thing.player().isPresent();
    }

    /** Most clients want nothing, and of those nothing is remembered. */
    private static boolean wantsAny(SessionInfo session) {
        return Stream.of(DataFeed.VITALS, DataFeed.STATUS, DataFeed.ITEMS).anyMatch(session.client()::wants);
    }

    private void update(WorldTurn turn, SessionInfo session, Thing body) {
        if (!wantsAny(session)) {
            sent.remove(session.id());
            return;
        }
        Sent now = now(session, body);
        Sent before = sent.put(session.id(), now);
        if (before == null || !now.vitals.equals(before.vitals)) {
            now.vitals.ifPresent(doc -> turn.send(new FromModule.SendData(session.id(), DataFeed.VITALS, doc)));
        }
        if (before == null || !now.status.equals(before.status)) {
            now.status.ifPresent(doc -> turn.send(new FromModule.SendData(session.id(), DataFeed.STATUS, doc)));
        }
        if (before == null || !now.items.equals(before.items)) {
            now.items.ifPresent(doc -> turn.send(new FromModule.SendData(session.id(), DataFeed.ITEMS, doc)));
        }
    }

    private Sent now(SessionInfo session, Thing body) {
        boolean vitals = session.client().wants(DataFeed.VITALS);
        boolean status = session.client().wants(DataFeed.STATUS);
        return new Sent(
                vitals ? Optional.of(DataFeed.vitals(body)) : Optional.empty(),
                status ? Optional.of(DataFeed.status(things, body)) : Optional.empty(),
                session.client().wants(DataFeed.ITEMS) ? Optional.of(DataFeed.items(things, body)) : Optional.empty());
    }
}
