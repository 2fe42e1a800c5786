package org.holdfast.world.life;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.api.Permissions;
import org.holdfast.api.SessionInfo;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.world.behavior.Behaviors;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.ThingIndex;
import org.holdfast.world.thing.WorldTurn;

/**
 * Names of behaviours that no code has, as builders have mistyped them or as older code had them. Players notice nothing;
 * each name is told once in a generation, in the log and to the builders who are on.
 */
final class UnknownBehaviors implements ThingIndex {
    private static final Logger LOG = System.getLogger(UnknownBehaviors.class.getName());

    private final Behaviors behaviors;
    private final Map<ThingId, List<String>> unknown = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private boolean changed;

    UnknownBehaviors(Behaviors behaviors) {
        this.behaviors = behaviors;
    }

    /** Of the thing itself: what those made after it take over from it is its fault, not theirs. */
    @Override
    public void put(Thing thing) {
        List<String> names =
                thing.ownAttributes().containsKey(Behaviors.ATTRIBUTE) ? behaviors.unknown(thing) : List.of();
        if (!names.isEmpty()) {
            changed |= !names.equals(unknown.put(thing.id(), names));
        } else if (!unknown.isEmpty()) {
            unknown.remove(thing.id());
        }
    }

    @Override
    public void remove(ThingId id) {
        unknown.remove(id);
    }

    /** Tells what was not told yet. */
    void tell(WorldTurn turn, Presences presences) {
        if (!changed) {
            return;
        }
        changed = false;
        unknown.forEach((thing, names) -> names.stream().filter(told::add).forEach(name -> {
            LOG.log(Level.WARNING, "no behaviour is called \"{0}\", as it stands on {1}", name, thing);
            Text text = Text.of(
                    "<notice>No behaviour is called \"{}\", as it stands on {}. There are {}.</notice>",
                    name,
                    thing.toString(),
                    String.join(
                            ", ",
                            behaviors.all().stream()
                                    .map(behavior -> behavior.name())
                                    .toList()));
            for (SessionInfo session : presences.all()) {
                if (session.may(Permissions.BUILD)) {
                    turn.send(new FromModule.Tell(session.id(), text));
                }
            }
        }));
    }
}
