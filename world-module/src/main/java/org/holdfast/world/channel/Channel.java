package org.holdfast.world.channel;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Permissions;

/**
 * A way to speak to everybody in the game who listens.
 *
 * @param name the command that speaks on it, in lower case
 * @param caption what stands before what was said
 * @param purpose what it is for, in a sentence
 * @param permission what one must be allowed to do to hear and use it; empty if everybody may
 */
public record Channel(String name, String caption, String purpose, Optional<String> permission) {
    /** The one list of channels; a game changes it here. */
    public static List<Channel> standard() {
        return List.of(
                new Channel("gossip", "Gossip", "Speaks to all who are in the game.", Optional.empty()),
                new Channel("ask", "Ask", "Asks all who are in the game for help.", Optional.empty()),
                new Channel("trade", "Trade", "Offers and looks for things.", Optional.empty()),
                new Channel("build", "Build", "Speaks to all who build.", Optional.of(Permissions.BUILD)));
    }
}
