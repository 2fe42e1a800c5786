package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;

/**
 * Picks up an item that lies in the room. The attribute {@value #FIXED} keeps it where it is: {@code true}, or a
 * string that tells why.
 */
public record Take(Thing item) implements Action {
    public static final String FIXED = "fixed";

    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        if (item.location().equals(Optional.of(actor.id()))) {
            return Optional.of(Text.of("You have <item>{}</item> already.", item.name()));
        }
        Optional<Thing> place = stage.things().location(actor);
        if (!item.is(Kind.ITEM)
                || place.isEmpty()
                || !item.location().equals(Optional.of(place.get().id()))) {
            return Optional.of(Text.of("That is nothing you could carry."));
        }
        Optional<Text> fixed = item.attribute(FIXED).flatMap(this::whyFixed);
        if (fixed.isPresent()) {
            return fixed;
        }
        stage.turn().move(item, actor);
        stage.happened(new Event.Took(actor, place.get(), item));
        return Optional.empty();
    }

    private Optional<Text> whyFixed(Doc fixed) {
        if (fixed instanceof Doc.Str why) {
            return Optional.of(Text.plain(why.value()));
        }
        return fixed.equals(new Doc.Bool(true))
                ? Optional.of(Text.of("<item>{}</item> will not be moved.", item.name()))
                : Optional.empty();
    }
}
