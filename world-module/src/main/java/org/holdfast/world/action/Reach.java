package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Container;
import org.holdfast.world.trait.Light;
import org.holdfast.world.trait.Openable;
import org.holdfast.world.trait.Weight;
import org.holdfast.world.view.LookView;

/** What actors can lay hands on, and why not; for actions. */
final class Reach {
    private Reach() {}

    static Text nothing() {
        return Text.of("That is nothing you could carry.");
    }

    static boolean carries(Thing actor, Thing item) {
        return item.is(Kind.ITEM) && item.location().equals(Optional.of(actor.id()));
    }

    /** Whether something is in the same place as the actor. */
    static boolean isHere(Thing actor, Thing thing) {
        return actor.location().isPresent() && thing.location().equals(actor.location());
    }

    /** Whether the actor has it or is where it is. */
    static boolean isNear(Thing actor, Thing thing) {
        return carries(actor, thing) || isHere(actor, thing);
    }

    static Optional<Text> notCarried(Thing actor, Thing item) {
        return carries(actor, item)
                ? Optional.empty()
                : Optional.of(Text.of("You do not carry {}.", LookView.named(item)));
    }

    /** Why the actor cannot put things into a container or take them out; empty if it can. */
    static Optional<Text> intoContainer(Thing actor, Thing container) {
        if (!isNear(actor, container)) {
            return Optional.of(Text.of("You see no {} here.", LookView.named(container)));
        }
        if (!Container.is(container)) {
            return Optional.of(Text.of("{} is no container.", LookView.beginning(container)));
        }
        return Openable.isClosed(container)
                ? Optional.of(Text.of("{} is closed.", LookView.beginning(container)))
                : Optional.empty();
    }

    static Optional<Text> inTheDark(Stage stage, Thing actor) {
        return Light.canSee(stage.things(), stage.presences(), actor) ? Optional.empty() : Optional.of(Take.tooDark());
    }

    static Optional<Text> tooMuch(Stage stage, Thing actor, Thing item) {
        return Weight.canCarry(stage.things(), actor, item)
                ? Optional.empty()
                : Optional.of(Text.of("You cannot carry {} as well.", LookView.named(item)));
    }

    /** Why the actor cannot hand something to another; empty if it can. */
    static Optional<Text> handTo(Stage stage, Thing actor, Thing other) {
        if (!other.is(Kind.CHARACTER)
                || !isHere(actor, other)
                || !stage.presences().isThere(other)) {
            return Optional.of(Text.of("{} is nobody here who could take it.", LookView.beginning(other)));
        }
        return other.equals(actor) ? Optional.of(Text.of("You have it already.")) : Optional.empty();
    }
}
