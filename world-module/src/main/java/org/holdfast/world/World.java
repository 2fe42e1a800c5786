package org.holdfast.world;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;
import org.holdfast.world.area.AreaImport;
import org.holdfast.world.behavior.StandardBehaviors;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Commands;
import org.holdfast.world.command.Desk;
import org.holdfast.world.command.Interpreter;
import org.holdfast.world.life.Life;
import org.holdfast.world.notebook.Notebooks;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Records;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.undo.UndoBook;

/**
 * One generation of the game. Owned by its one thread; lives from {@code @reload} to {@code @reload}. Its state is
 * {@link Things}, made of records alone, and {@link Presences}, told by the host.
 */
final class World implements HostedModule {
    private final ModuleContext context;
    private final Things things = new Things();
    private final Desk desk = new Desk(new Notebooks(), new UndoBook(things));
    private final Map<String, Records> partOf = new HashMap<>();
    private final Presences presences = new Presences();
    private final Bodies bodies = new Bodies(things);
    private final Life life = new Life(things, presences, StandardBehaviors.all());
    private final Conversation conversation;

    World(ModuleContext context, Commands commands, ChannelHistory history) {
        this.context = context;
        for (Records part : parts(things, desk, history)) {
            part.namespaces().keySet().forEach(namespace -> partOf.put(namespace, part));
        }
        this.conversation = new Conversation(things, presences, bodies, new Interpreter(commands, desk), life);
    }

    /** What the state is made of. */
    static Map<String, Integer> namespaces() {
        Things things = new Things();
        Map<String, Integer> namespaces = new HashMap<>();
        parts(things, new Desk(new Notebooks(), new UndoBook(things)), new ChannelHistory())
                .forEach(part -> namespaces.putAll(part.namespaces()));
        return namespaces;
    }

    /** All that is made of records; a new part is added here. */
    private static List<Records> parts(Things things, Desk desk, ChannelHistory history) {
        return List.of(things, desk.notebooks(), desk.undo(), history);
    }

    @Override
    public void load(StoredRecord record) {
        part(record.key()).put(record);
    }

    @Override
    public void apply(RecordChange change) {
        part(change.key()).apply(change);
    }

    private Records part(RecordKey key) {
        Records part = partOf.get(key.namespace());
        if (part == null) {
            throw new IllegalArgumentException("this world knows no record " + key);
        }
        return part;
    }

    /**
     * Nobody is told anything: those who are there saw nothing of the swap. Everybody waits for this, so it only makes
     * bodies that are missing; whether a body is where it can be is seen to when its player does something.
     */
    @Override
    public void activate(Activation activation, Turn turn) {
        WorldTurn worldTurn = new WorldTurn(turn, things);
        if (things.isEmpty()) {
            AreaImport.importAll(context.content(), worldTurn);
        }
        for (SessionInfo session : activation.sessions()) {
            presences.put(session);
            if (!things.hasBody(session.character())) {
                bodies.place(session, worldTurn);
            }
        }
        worldTurn.save();
        life.saved(worldTurn);
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        message.dispatch(conversation, turn);
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        accepted.forEach(this::apply);
    }
}
