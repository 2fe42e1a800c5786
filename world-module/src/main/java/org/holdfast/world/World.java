package org.holdfast.world;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.api.Activation;
import org.holdfast.api.ContentImport;
import org.holdfast.api.HostedModule;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.Permissions;
import org.holdfast.api.RecordChange;
import org.holdfast.api.RecordKey;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Text;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;
import org.holdfast.world.area.Area;
import org.holdfast.world.area.AreaChanges;
import org.holdfast.world.area.AreaFiles;
import org.holdfast.world.area.AreaImport;
import org.holdfast.world.behavior.StandardBehaviors;
import org.holdfast.world.channel.ChannelHistory;
import org.holdfast.world.command.Commands;
import org.holdfast.world.command.Desk;
import org.holdfast.world.command.Interpreter;
import org.holdfast.world.imports.DikuImport;
import org.holdfast.world.life.Life;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Records;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * One generation of the game. Owned by its one thread; lives from {@code @reload} to {@code @reload}. Its state is
 * {@link Things}, made of records alone, and {@link Presences}, told by the host.
 */
final class World implements HostedModule {
    private static final Logger LOGGER = System.getLogger(World.class.getName());

    private final ModuleContext context;
    private final AreaChanges files;
    private final Things things = new Things();
    private final Desk desk = Desk.of(things);
    private final Map<String, Records> partOf = new HashMap<>();
    private final Presences presences = new Presences();
    private final Bodies bodies = new Bodies(things);
    private final Life life = new Life(things, presences, StandardBehaviors.all());
    private final Conversation conversation;

    /** Files are read here, while another generation serves. */
    World(ModuleContext context, Commands commands, ChannelHistory history) {
        this.context = context;
        this.files = context.isRehearsal() ? AreaChanges.none() : AreaChanges.of(context.content());
        for (Records part : parts(things, desk, history)) {
            part.namespaces().keySet().forEach(namespace -> partOf.put(namespace, part));
        }
        this.conversation =
                new Conversation(things, presences, bodies, new Interpreter(commands, desk), life, new Farewell(desk));
    }

    /** What the state is made of. */
    static Map<String, Integer> namespaces() {
        Things things = new Things();
        Map<String, Integer> namespaces = new HashMap<>();
        parts(things, Desk.of(things), new ChannelHistory()).forEach(part -> namespaces.putAll(part.namespaces()));
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
     * Nobody but admins is told anything: those who are there saw nothing of the swap. Everybody waits for this, so it only makes
     * bodies that are missing; whether a body is where it can be is seen to when its player does something.
     */
    @Override
    public void activate(Activation activation, Turn turn) {
        WorldTurn worldTurn = new WorldTurn(turn, things);
        if (things.isEmpty()) {
            makeAll(files, worldTurn);
        }
        for (SessionInfo session : activation.sessions()) {
            presences.put(session);
            if (!things.hasBody(session.character())) {
                bodies.place(session, worldTurn);
            }
        }
        tellOfFiles(activation.sessions(), turn);
        worldTurn.save();
        life.begin(worldTurn.now());
        life.saved(worldTurn);
    }

    private void makeAll(AreaChanges read, WorldTurn turn) {
        List<Area> areas = AreaFiles.readAll(context.content());
        AreaImport.makeAll(areas, turn, things);
        read.stamp(areas, turn, things);
    }

    /** An author's edit of a file is neither taken over nor ignored without a word: the log has it, and admins do. */
    private void tellOfFiles(List<SessionInfo> sessions, Turn turn) {
        if (context.isRehearsal()) {
            return;
        }
        for (String line : files.lines(things)) {
            LOGGER.log(Level.WARNING, "Area files: {0}.", line);
            tellAdmins(sessions, line, turn);
        }
    }

    private static void tellAdmins(List<SessionInfo> sessions, String line, Turn turn) {
        sessions.stream()
                .filter(session -> session.may(Permissions.ADMINISTER))
                .forEach(session -> turn.tell(session.id(), Text.of("<notice>Area files: {}.</notice>", line)));
    }

    /** An empty world is first made as its first start would have made it. */
    @Override
    public ContentImport.Report importContent(ContentImport content, Turn turn) {
        WorldTurn worldTurn = new WorldTurn(turn, things);
        if (things.isEmpty()) {
            makeAll(AreaChanges.of(context.content()), worldTurn);
        }
        ContentImport.Report report = DikuImport.run(content, worldTurn, things);
        worldTurn.save();
        return report;
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        message.dispatch(conversation, turn);
        if (message instanceof ToModule.SessionOpened opened
                && opened.session().may(Permissions.ADMINISTER)
                && !context.isRehearsal()) {
            files.lines(things).forEach(line -> tellAdmins(List.of(opened.session()), line, turn));
        }
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        accepted.forEach(this::apply);
    }
}
