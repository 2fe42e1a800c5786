package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.lock.Locks;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.view.LookView;
import org.holdfast.world.words.Prose;

/**
 * Picks up an item that lies here, or takes it out of a container that stands here or is carried. The attribute {@value
 * #FIXED} keeps it where it is: {@code true}, or a string that tells why; so does a lock. Coins go into the purse.
 */
public record Take(Thing item) implements Action {
    public static final String FIXED = "fixed";

    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        if (Reach.carries(actor, item)) {
            return Optional.of(Text.of("You have {} already.", LookView.named(item)));
        }
        Optional<Thing> place = stage.things().location(actor);
        if (!item.is(Kind.ITEM) || place.isEmpty()) {
            return Optional.of(Reach.nothing());
        }
        Optional<Thing> from = stage.things().location(item).filter(container -> !container.equals(place.get()));
        Optional<Text> refusal = Reach.isHere(actor, item)
                ? Reach.inTheDark(stage, actor)
                : from.filter(container -> container.is(Kind.ITEM))
                        .map(container -> Reach.intoContainer(actor, container))
                        .orElseGet(() -> Optional.of(Reach.nothing()));
        refusal = refusal.or(() -> held(stage, actor)).or(() -> Reach.tooMuch(stage, actor, item));
        if (refusal.isPresent()) {
            return refusal;
        }
        if (Purse.isHeap(item)) {
            Purse.add(stage.turn(), actor, Purse.of(item));
            stage.turn().destroy(item);
        } else {
            stage.turn().move(item, actor);
        }
        stage.happened(new Event.Took(actor, place.get(), item, from));
        return Optional.empty();
    }

    /** What keeps it where it is. */
    private Optional<Text> held(Stage stage, Thing actor) {
        Optional<Text> fixed = item.attribute(FIXED).flatMap(this::whyFixed);
        if (fixed.isEmpty() && !stage.things().contents(item, Kind.CHARACTER).isEmpty()) {
            return Optional.of(Text.of("There is somebody in {}.", LookView.named(item)));
        }
        return fixed.or(
                () -> stage.lock(actor, item, Locks.TAKE, Text.of("You may not take {}.", LookView.named(item))));
    }

    /** What is answered to whoever looks for something in the dark. */
    public static Text tooDark() {
        return Text.of("It is too dark to find anything.");
    }

    /** Whether nobody can take it. */
    public static boolean isFixed(Thing item) {
        Doc fixed = item.attribute(FIXED).orElse(Doc.Null.NULL);
        return fixed instanceof Doc.Str || fixed.equals(new Doc.Bool(true));
    }

    private Optional<Text> whyFixed(Doc fixed) {
        if (fixed instanceof Doc.Str why) {
            return Optional.of(Prose.of(why.value()));
        }
        return fixed.equals(new Doc.Bool(true))
                ? Optional.of(Text.of("{} will not be moved.", LookView.beginning(item)))
                : Optional.empty();
    }
}
