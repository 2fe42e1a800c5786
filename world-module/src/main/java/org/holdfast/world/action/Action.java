package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.thing.Thing;

/** Something that a character can do. */
@FunctionalInterface
public interface Action {
    /**
     * Does it, if it can be done.
     *
     * @return why it could not be done, in words for the actor; empty if it was done
     */
    Optional<Text> perform(Stage stage, Thing actor);
}
