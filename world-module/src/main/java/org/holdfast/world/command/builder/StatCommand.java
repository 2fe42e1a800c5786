package org.holdfast.world.command.builder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/** Counts what there is. */
public final class StatCommand extends Building {
    public StatCommand() {
        super(
                "@stat",
                "@stat [KEY]",
                "Counts what there is in the world, or in a zone: @stat, @stat here, @stat harbour.");
    }

    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public void run(Invocation in) {
        boolean isHere = in.words().equalsIgnoreCase("here");
        String key = isHere ? zoneHere(in) : in.words();
        if (isHere && key.isEmpty()) {
            in.tell(Text.of("This place belongs to no zone. <command>@stat</command> counts the whole world."));
            return;
        }
        if (!key.isEmpty() && in.things().zone(key).isEmpty()) {
            in.tell(Text.of("There is no zone \"{}\". <command>@list zones</command> lists them.", key));
            return;
        }
        Collection<Thing> counted =
                key.isEmpty() ? in.things().all() : in.things().members(key);
        Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
        int prototypes = 0;
        int players = 0;
        for (Thing thing : counted) {
            if (thing.isPrototype()) {
                prototypes++;
            } else {
                kinds.merge(thing.kind(), 1, Integer::sum);
            }
            players += thing.player().isPresent() ? 1 : 0;
        }
        List<Text> lines = new ArrayList<>();
        lines.add(line("things", counted.size()));
        for (Kind kind : Kind.values()) {
            lines.add(line(kind.word() + "s", kinds.getOrDefault(kind, 0)));
        }
        lines.add(line("prototypes", prototypes));
        lines.add(line("players", players));
        in.tell(Text.lines(lines));
    }

    private static Text line(String what, int count) {
        return Text.of("<label>{}:</label> <value>{}</value>", what, count);
    }
}
