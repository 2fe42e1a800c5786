package org.holdfast.world.command.player;

import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.world.action.Go;
import org.holdfast.world.action.Leave;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.trait.Enterable;

/** Goes in a direction. There is one of these for each. */
public final class DirectionCommand implements Command {
    private final Direction direction;

    public DirectionCommand(Direction direction) {
        this.direction = direction;
    }

    @Override
    public String name() {
        return direction.word();
    }

    @Override
    public List<String> aliases() {
        return direction.abbreviation().equals(direction.word()) ? List.of() : List.of(direction.abbreviation());
    }

    @Override
    public String usage() {
        return direction.word();
    }

    @Override
    public String help() {
        return "Takes you that way, if there is an exit.";
    }

    @Override
    public void run(Invocation in) {
        in.things()
                .location(in.actor())
                .flatMap(room -> in.things().contents(room, Kind.EXIT).stream()
                        .filter(exit -> exit.name().equalsIgnoreCase(direction.word()))
                        .findFirst())
                .ifPresentOrElse(exit -> in.go(new Go(exit)), () -> noSuchWay(in));
    }

    private void noSuchWay(Invocation in) {
        if (direction == Direction.OUT
                && in.things().location(in.actor()).filter(Enterable::is).isPresent()) {
            in.go(new Leave());
        } else {
            in.tell(Text.of("There is no way <value>{}</value> from here.", direction.word()));
        }
    }
}
