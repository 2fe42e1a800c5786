package org.holdfast.world.command;

import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Detail;
import org.holdfast.world.trait.InRoom;
import org.holdfast.world.trait.Passage;
import org.holdfast.world.view.LookView;

/** Gives things the texts that builders write, typed at once or line by line. */
public final class Describing {
    private Describing() {}

    /** Whether a thing can have such a text; if not, tells why. */
    public static boolean isPossible(Invocation in, Thing thing, Passage passage) {
        boolean stands = thing.is(Kind.ITEM) || thing.is(Kind.CHARACTER);
        if (passage.field() == Passage.Field.IN_ROOM
                && (!stands || thing.player().isPresent())) {
            in.tell(Text.of(
                    "<value>in_room</value> is how an item or a creature is seen in a room, and {} is neither.",
                    LookView.named(thing)));
            return false;
        }
        return true;
    }

    /**
     * Writes a text, and tells so; if that cannot be, tells why.
     *
     * @param written blank to take it away
     * @return whether it is as it should be now
     */
    public static boolean write(Invocation in, Thing thing, Passage passage, String written) {
        if (!isPossible(in, thing, passage)) {
            return false;
        }
        // A text of spaces would hide the one of the parent.
        String text = written.isBlank() ? "" : written;
        switch (passage.field()) {
            case DESCRIPTION -> in.turn().describe(thing, text);
            case INSIDE -> in.turn().describeInside(thing, text);
            case IN_ROOM -> stand(in, thing, text.replaceAll("\\s*\n\\s*", " ").strip());
            case DETAIL -> {
                return detail(in, thing, passage, text);
            }
        }
        in.tell(
                text.isEmpty()
                        ? Text.of(
                                "<success>{} has no {} of its own any more.</success>",
                                LookView.beginning(thing),
                                passage.word())
                        : Text.of("<success>Described {}.</success>", LookView.named(thing)));
        return true;
    }

    private static void stand(Invocation in, Thing thing, String line) {
        if (!line.isEmpty()) {
            in.turn().set(thing, InRoom.IN_ROOM, new Doc.Str(line));
        } else if (thing.ownAttributes().containsKey(InRoom.IN_ROOM)) {
            in.turn().unset(thing, InRoom.IN_ROOM);
        }
    }

    private static boolean detail(Invocation in, Thing thing, Passage passage, String text) {
        Text named = Text.of("<value>{}</value>", passage.names().get(0));
        boolean takesAway = text.isEmpty();
        if (takesAway && passage.in(thing).isEmpty()) {
            in.tell(Text.of("{} has no detail {}.", LookView.beginning(thing), named));
            return true;
        }
        Doc details = Detail.with(thing, passage.names(), text);
        if (!Detail.isValid(details)) {
            in.tell(Text.of("{} has {} details, and no thing has more.", LookView.beginning(thing), Detail.MOST));
            return false;
        }
        in.turn().set(thing, Detail.DETAILS, details);
        in.tell(
                takesAway
                        ? Text.of("<success>{} has no detail {} any more.</success>", LookView.beginning(thing), named)
                        : Text.of("<success>Described {} of {}.</success>", named, LookView.named(thing)));
        return true;
    }
}
