package org.holdfast.world.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.combat.Stats;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Light;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Worn;

/**
 * The world in documents, for clients that draw maps, gauges and chat windows. Sends only what a session's client
 * wants, and makes only that. Lives for one turn.
 *
 * <table>
 * <caption>What there is</caption>
 * <tr><td>{@code Char.Name {name, fullname}}</td><td>when the client is there</td></tr>
 * <tr><td>{@code Char.StatusVars}, {@code Char.Status {name, carries, level, experience, gold}}</td>
 *     <td>likewise, and when that changes</td></tr>
 * <tr><td>{@code Char.Vitals {hp, maxhp}}</td><td>likewise</td></tr>
 * <tr><td>{@code Char.Items.List {location: "inv", items: [{id, name, worn}]}}</td>
 *     <td>likewise, whole; {@code worn} is where</td></tr>
 * <tr><td>{@code Room.Info {num, name, area, environment, exits: {n: num}}}</td>
 *     <td>likewise. Numbers are those of things: they stay for ever. Of a dark place the number alone is true</td></tr>
 * <tr><td>{@code Comm.Channel.List}</td><td>when the client is there</td></tr>
 * <tr><td>{@code Comm.Channel.Text {channel, talker, text}}</td><td>for what one says and hears: said,
 *     told, whispered, shouted, spoken on channels</td></tr>
 * </table>
 */
public final class DataFeed {
    private static final String NAME = "Char.Name";
    private static final String STATUS_VARS = "Char.StatusVars";
    static final String STATUS = "Char.Status";
    static final String VITALS = "Char.Vitals";
    static final String ITEMS = "Char.Items.List";
    private static final String ROOM = "Room.Info";
    private static final String CHANNELS = "Comm.Channel.List";
    private static final String CHANNEL_TEXT = "Comm.Channel.Text";

    private final WorldTurn turn;
    private final Things things;
    private final Presences presences;

    public DataFeed(WorldTurn turn, Things things, Presences presences) {
        this.turn = turn;
        this.things = things;
        this.presences = presences;
    }

    /**
     * Tells a client all that it wants and has not been told yet.
     *
     * @param told what was known of the client before; {@link ClientInfo#UNKNOWN} if it is new
     */
    public void catchUp(SessionInfo session, Thing body, ClientInfo told) {
        if (session.client().dataPackages().equals(told.dataPackages())) {
            return;
        }
        send(session, told, NAME, () -> name(session));
        send(session, told, STATUS_VARS, DataFeed::statusVars);
        send(session, told, STATUS, () -> status(things, body));
        send(session, told, VITALS, () -> vitals(body));
        send(session, told, ITEMS, () -> items(things, body));
        send(session, told, CHANNELS, () -> SpeechData.channels(session));
        things.location(body).ifPresent(place -> send(session, told, ROOM, () -> room(place)));
    }

    /**
     * Tells those whom an event concerns.
     *
     * @param hearers who perceives it, but for the actor
     */
    void happened(Event event, List<Thing> hearers) {
        SpeechData.of(event).ifPresent(speech -> {
            sendToAll(event.actor(), CHANNEL_TEXT, () -> speech);
            hearers.stream()
                    .filter(hearer -> SpeechData.understands(hearer, event))
                    .forEach(hearer -> sendToAll(hearer, CHANNEL_TEXT, () -> speech));
        });
        if (comesSomewhere(event)) {
            sendToAll(event.actor(), ROOM, () -> room(event.place()));
        }
    }

    private static boolean comesSomewhere(Event event) {
        return event instanceof Event.Arrived
                || event instanceof Event.Appeared
                || event instanceof Event.CameOut
                || (event instanceof Event.Fought fought && fought.what() instanceof CombatEvent.Landed);
    }

    private void sendToAll(Thing body, String packageName, Supplier<Doc> data) {
        presences.playing(body).forEach(session -> send(session, ClientInfo.UNKNOWN, packageName, data));
    }

    private void send(SessionInfo session, ClientInfo told, String packageName, Supplier<Doc> data) {
        if (session.client().wants(packageName) && !told.wants(packageName)) {
            turn.send(new FromModule.SendData(session.id(), packageName, data.get()));
        }
    }

    private static Doc name(SessionInfo session) {
        return Doc.object()
                .put("name", session.name())
                .put("fullname", session.name())
                .build();
    }

    private static Doc statusVars() {
        return Doc.object()
                .put("name", "Name")
                .put("carries", "Carries")
                .put("level", "Level")
                .put("experience", "Experience")
                .put("gold", "Gold")
                .build();
    }

    static Doc status(Things things, Thing body) {
        return Doc.object()
                .put("name", body.name())
                .put("carries", things.contents(body, Kind.ITEM).size())
                .put("level", Stats.level(body))
                .put("experience", Stats.experience(body))
                .put("gold", Purse.of(body))
                .build();
    }

    static Doc items(Things things, Thing body) {
        List<Doc> items = new ArrayList<>();
        for (Thing item : things.contents(body, Kind.ITEM)) {
            Doc.Builder shown = Doc.object().put("id", item.id().number()).put("name", item.name());
            Worn.slot(item).ifPresent(slot -> shown.put("worn", slot.word()));
            items.add(shown.build());
        }
        return Doc.object()
                .put("location", "inv")
                .put("items", new Doc.Arr(items))
                .build();
    }

    static Doc vitals(Thing body) {
        return Doc.object()
                .put("hp", Stats.hp(body))
                .put("maxhp", Stats.maxHp(body))
                .build();
    }

    private Doc room(Thing room) {
        if (Light.isDark(things, presences, room)) {
            return room(room, "Darkness", Doc.Obj.EMPTY);
        }
        Doc.Builder exits = Doc.object();
        for (Thing exit : things.contents(room, Kind.EXIT)) {
            things.destination(exit)
                    .ifPresent(to -> exits.put(
                            Direction.find(exit.name())
                                    .map(Direction::abbreviation)
                                    .orElse(exit.name()),
                            to.id().number()));
        }
        return room(room, room.name(), exits.build());
    }

    private static Doc room(Thing room, String name, Doc exits) {
        return Doc.object()
                .put("num", room.id().number())
                .put("name", name)
                .put("area", room.zone())
                .put("environment", environment(room))
                .put("exits", exits)
                .build();
    }

    /** What builders have set as {@code environment}, such as "city"; clients colour their maps by it. */
    private static String environment(Thing room) {
        Optional<Doc> set = room.attribute("environment");
        return set.orElse(Doc.Null.NULL) instanceof Doc.Str environment ? environment.value() : "";
    }
}
