package org.holdfast.world.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.holdfast.api.Doc;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionId;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.action.Action;
import org.holdfast.world.action.Stage;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.view.LookView;

/** A command as it was typed by a player: what it may use, and how it answers. Lives for one turn. */
public final class Invocation {
    private final SessionInfo session;
    private final Thing actor;
    private final String argument;
    private final Stage stage;
    private final Commands commands;
    private final Desk desk;
    private final LookView view;
    private final Targets targets;
    private boolean closed;

    public Invocation(SessionInfo session, Thing actor, String argument, Stage stage, Commands commands, Desk desk) {
        this.session = session;
        this.actor = actor;
        this.argument = argument;
        this.stage = stage;
        this.commands = commands;
        this.desk = desk;
        this.view = new LookView(stage.things(), stage.presences());
        this.targets = new Targets(stage.things(), stage.presences(), actor, session.may(Permissions.BUILD));
    }

    /** Whether staff have muted the player, who is told that nobody hears it. For what others would hear. */
    public boolean isMuted() {
        if (session.muted()) {
            tell(Text.of("Nobody hears you: the staff have muted you."));
        }
        return session.muted();
    }

    /** Who typed it. */
    public SessionInfo session() {
        return session;
    }

    /** The body of the player who typed it. */
    public Thing actor() {
        return actor;
    }

    /** What follows the command's word, exactly as it was typed; hostile. */
    public String argument() {
        return argument;
    }

    /** The argument without blanks around it, for commands to which they mean nothing. */
    public String words() {
        return argument.strip();
    }

    /** What actions need of the world. */
    public Stage stage() {
        return stage;
    }

    public WorldTurn turn() {
        return stage.turn();
    }

    public Things things() {
        return stage.things();
    }

    public Presences presences() {
        return stage.presences();
    }

    public Commands commands() {
        return commands;
    }

    public Desk desk() {
        return desk;
    }

    public LookView view() {
        return view;
    }

    public Targets targets() {
        return targets;
    }

    /** Why an attribute cannot be this, where it means something to commands: the rest of a sentence; empty if it can. */
    public Optional<String> refuse(String attribute, Doc value) {
        return attribute.equals(LocalCommand.ATTRIBUTE) ? LocalCommand.refuse(value) : Optional.empty();
    }

    /** The words of the commands that are offered where the player is, and nowhere else. */
    public List<String> offeredHere() {
        return LocalCommands.offered(this).stream()
                .map(LocalCommand::name)
                .distinct()
                .toList();
    }

    /** Answers the player. */
    public void tell(Text text) {
        turn().send(new FromModule.Tell(session.id(), text));
    }

    /** Tells whoever plays this body; nobody, if it is nobody's. */
    public void tell(Thing body, Text text) {
        List<SessionId> to =
                presences().playing(body).stream().map(SessionInfo::id).toList();
        if (!to.isEmpty()) {
            turn().send(new FromModule.Broadcast(to, text));
        }
    }

    /** Tells the player how the command is used. */
    public void tellUsage(Command command) {
        tell(Text.of("<label>Usage:</label> <value>{}</value>", command.usage()));
    }

    /** Lets the player's character do something; if it cannot be done, tells why. Whether it was done. */
    public boolean perform(Action action) {
        return perform(actor, action);
    }

    /** Lets another do something, and tells the player if it cannot be done. Whether it was done. */
    public boolean perform(Thing other, Action action) {
        Optional<Text> refusal = action.perform(stage, other);
        refusal.ifPresent(this::tell);
        return refusal.isEmpty();
    }

    /** Lets the player's character go somewhere, and shows where it came. */
    public void go(Action action) {
        if (perform(action)) {
            tell(view.around(actor));
        }
    }

    /** Lets the player's character do something with each of the things that were meant; tells why not, where not. */
    public void performEach(Targets.Several search, Function<Thing, Action> action) {
        each(search).forEach(thing -> perform(action.apply(thing)));
    }

    /** What the words mean among the candidates of a search; if it is not exactly one thing, tells so. */
    public Optional<Thing> one(Targets.Search search) {
        search.refusal().ifPresent(this::tell);
        return search.found();
    }

    /** The things that the words mean; if none, tells so. */
    public List<Thing> each(Targets.Several search) {
        search.refusal().ifPresent(this::tell);
        return search.found();
    }

    /**
     * Does what can be undone by the player: what things are like now is remembered, as far as it is changed.
     *
     * @param line what is done, as the player will know it
     */
    public void undoable(String line, Runnable work) {
        if (!desk.undo().record(turn(), session.character(), line, work)) {
            tell(Text.of("That was too much to be undone."));
        }
    }

    /** The same player, as one who has no permissions, with another argument. */
    Invocation asAnybody(String otherArgument) {
        SessionInfo anybody = new SessionInfo(
                session.id(),
                session.account(),
                session.character(),
                session.name(),
                Set.of(),
                session.client(),
                session.connections(),
                session.muted());
        return new Invocation(anybody, actor, otherArgument, stage, commands, desk);
    }

    /**
     * Whether the player may change the thing; if not, tells so. Admins may change everything, and nobody else the body
     * of another player. A builder may change what belongs to a zone that names the builder, or names none; and what
     * belongs to no zone.
     */
    public boolean mayChange(Thing thing) {
        if (session.may(Permissions.ADMINISTER) || thing.player().equals(Optional.of(session.character()))) {
            return true;
        }
        if (thing.player().isPresent()) {
            tell(Text.of("{} belongs to another player.", LookView.named(thing)));
            return false;
        }
        return mayBuildIn(thing.zone());
    }

    /** Whether the player may make things in a zone, and change those that belong to it; if not, tells so. */
    public boolean mayBuildIn(String zone) {
        boolean may = session.may(Permissions.ADMINISTER)
                || things().zone(zone)
                        .map(known -> Builders.of(known).isOpenTo(actor))
                        .orElse(true);
        if (!may) {
            tell(Text.of(
                    "The zone <value>{}</value> is others' to build in. <command>@zone</command> tells whose.", zone));
        }
        return may;
    }

    /** The session was ended by something that ran within this. */
    void closed() {
        closed = true;
    }

    /** Ends the session after a last text. */
    public void close(Text goodbye) {
        closed = true;
        turn().send(new FromModule.Close(session.id(), goodbye));
    }

    /** Whether the session was ended, so that no prompt is due. */
    public boolean isClosed() {
        return closed;
    }
}
