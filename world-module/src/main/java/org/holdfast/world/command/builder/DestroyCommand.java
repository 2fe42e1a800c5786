package org.holdfast.world.command.builder;

import java.util.ArrayDeque;
import java.util.Deque;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Destroys a thing. */
public final class DestroyCommand extends Building {
    public DestroyCommand() {
        super(
                "@destroy",
                "@destroy THING",
                "Destroys a thing, and all that is in it but players: those are set down where it was. @undo brings it back.");
    }
    /** What one command destroys at most; also what @undo may have to bring back. */
    static final int MOST = 500;

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        changeable(in, in.words()).ifPresent(thing -> destroy(in, thing));
    }

    private static void destroy(Invocation in, Thing thing) {
        if (thing.is(Kind.ZONE) && in.things().members(thing.zone()).size() > 1) {
            in.tell(Text.of(
                    "{} has {} members. <command>@zone destroy {}</command> destroys it with all of them.",
                    LookView.named(thing),
                    in.things().members(thing.zone()).size() - 1,
                    thing.zone()));
            return;
        }
        if (isDestroyable(in, thing)) {
            Text gone = LookView.numbered(thing);
            Displaced.shown(in, () -> {
                in.turn().destroy(thing);
                in.tell(Text.of("<success>Destroyed {}.</success>", gone));
            });
        }
    }

    /** Whether it may be destroyed with all that is in it; if not, tells why. */
    static boolean isDestroyable(Invocation in, Thing thing) {
        if (thing.player().isPresent()) {
            in.tell(Text.of("The body of a player is not destroyed."));
            return false;
        }
        if (in.things().start().filter(start -> start.id().equals(thing.id())).isPresent()) {
            in.tell(Text.of("{} is where new characters begin, and stays.", LookView.named(thing)));
            return false;
        }
        Deque<Thing> within = new ArrayDeque<>(in.things().contents(thing));
        int count = 1;
        while (!within.isEmpty()) {
            Thing next = within.remove();
            if (next.player().isPresent()) {
                continue;
            }
            if (++count > MOST) {
                in.tell(Text.of(
                        "{} has more than {} things in it, which are too many to destroy at once.",
                        LookView.named(thing),
                        MOST));
                return false;
            }
            if (!in.mayChange(next)) {
                return false;
            }
            within.addAll(in.things().contents(next));
        }
        return true;
    }
}
