package org.holdfast.world.trait;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.WorldTurn;

/** Which channels a player does not want to hear: {@code channels_off: ["gossip"]} on the player's body. */
public final class Listening {
    public static final String CHANNELS_OFF = "channels_off";

    private Listening() {}

    public static boolean isOn(Thing body, String channel) {
        return !body.ownAttributes().containsKey(CHANNELS_OFF)
                || !Values.texts(body, CHANNELS_OFF).contains(channel);
    }

    public static void set(WorldTurn turn, Thing body, String channel, boolean on) {
        List<String> off = new ArrayList<>(Values.texts(body, CHANNELS_OFF));
        off.remove(channel);
        if (!on) {
            off.add(channel);
        }
        if (off.isEmpty()) {
            turn.unset(body, CHANNELS_OFF);
        } else {
            turn.set(
                    body,
                    CHANNELS_OFF,
                    new Doc.Arr(off.stream().<Doc>map(Doc.Str::new).toList()));
        }
    }
}
