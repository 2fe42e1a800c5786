package org.holdfast.world.command.builder;

import java.util.Optional;
import org.holdfast.api.Permissions;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;

/** What building commands have in common: the permission, that they can be undone, and how they name a thing. */
abstract class Building implements Command {
    private final String name;
    private final String usage;
    private final String help;

    Building(String name, String usage, String help) {
        this.name = name;
        this.usage = usage;
        this.help = help;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Optional<String> permission() {
        return Optional.of(Permissions.BUILD);
    }

    @Override
    public final String usage() {
        return usage;
    }

    @Override
    public final String help() {
        return help;
    }

    @Override
    public boolean isUndoable() {
        return true;
    }

    /** What was typed as {@code THING=VALUE}; if it was not, tells the usage. */
    final Optional<Assignment> assignment(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        if (typed.isEmpty()) {
            in.tellUsage(this);
        }
        return typed;
    }

    /** A thing that the player may change; if there is none, tells why. */
    static Optional<Thing> changeable(Invocation in, String words) {
        return in.one(in.targets().anywhere(words)).filter(in::mayChange);
    }

    /** Whether something can be called so; if not, tells why. */
    static boolean isName(Invocation in, String name) {
        Optional<String> refusal = Names.refuse(name);
        refusal.ifPresent(why -> in.tell(Text.of("A name {}", why)));
        return refusal.isEmpty();
    }

    /** The zone of the place that the player is in; empty for none. */
    static String zoneHere(Invocation in) {
        return in.things().location(in.actor()).map(Thing::zone).orElse("");
    }
}
