package org.holdfast.world.life;

import java.util.Optional;
import org.holdfast.world.action.Stage;
import org.holdfast.world.event.CombatEvent;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/** What is left of somebody is gone after a while; what was in it lies where it was. */
final class Decay {
    private Decay() {}

    static void of(Stage stage, Thing corpse) {
        Optional<Thing> place = stage.things().location(corpse);
        place.ifPresent(where -> {
            stage.things().contents(corpse).forEach(item -> stage.turn().move(item, where));
            // Whoever carries it sees it, and those around.
            Optional<Thing> seen = where.is(Kind.CHARACTER) ? stage.things().location(where) : place;
            seen.ifPresent(
                    there -> stage.perception().perceive(new Event.Fought(new CombatEvent.Decayed(corpse, there))));
        });
        stage.turn().destroy(corpse);
    }
}
