package org.holdfast.world.view;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;

/** Events in words. Three views: of the one who acts, of whom it is done to, and of everybody else who perceives it. */
final class EventView {
    private EventView() {}

    /** What the actor is told; empty where the command that it used tells it more. */
    static final Event.Handler<Optional<Text>> FOR_ACTOR = new ActorsView();

    /** What others are told who can see; empty where there is nothing to be seen or heard. */
    static final Event.Handler<Optional<Text>> FOR_OTHERS = new OthersView(true);

    /** What others are told in the dark. */
    static final Event.Handler<Optional<Text>> FOR_OTHERS_IN_THE_DARK = new OthersView(false);

    /** What the target is told who can see. */
    static final Event.Handler<Optional<Text>> FOR_TARGET = new TargetsView(true);

    /** What the target is told in the dark. */
    static final Event.Handler<Optional<Text>> FOR_TARGET_IN_THE_DARK = new TargetsView(false);
}
