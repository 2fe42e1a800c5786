package org.holdfast.world.reset;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Doc;

/**
 * One step of a zone's reset, as it stands in the attribute {@value ZoneResets#STEPS} of the zone.
 *
 * <table>
 * <caption>Steps, and the commands of Diku's zone files that they are</caption>
 * <tr><th>{@code do}</th><th>members</th><th>what it does</th><th>Diku</th></tr>
 * <tr><td>{@code mobile}</td><td>{@code what in max}</td><td>makes a character in a room</td><td>{@code M}</td></tr>
 * <tr><td>{@code object}</td><td>{@code what in max}</td><td>makes an item in a room, unless one lies there</td>
 *     <td>{@code O}</td></tr>
 * <tr><td>{@code give}</td><td>{@code what max}</td><td>makes an item that the last mobile carries</td>
 *     <td>{@code G}</td></tr>
 * <tr><td>{@code equip}</td><td>{@code what slot max}</td><td>makes an item that the last mobile wears or wields</td>
 *     <td>{@code E}</td></tr>
 * <tr><td>{@code put}</td><td>{@code what in max}</td><td>makes an item in the newest that was made after the container
 *     {@code in}, unless one is in it</td><td>{@code P}</td></tr>
 * <tr><td>{@code door}</td><td>{@code in exit state}</td><td>the door of the room's exit of that name, both sides of
 *     it, is {@code open}, {@code closed} or {@code locked}</td><td>{@code D}</td></tr>
 * <tr><td>{@code remove}</td><td>{@code what in}</td><td>takes an item out of a room</td><td>{@code R}</td></tr>
 * </table>
 *
 * <p>{@code what} is a prototype and {@code in} a room or a container's prototype, by {@code "zone/key"}, {@code "#12"} or
 * {@code 12}. {@code max}, 1 if it is missing, is how many there may be in the whole world; -1 is no limit. A step with
 * {@code "if": true} is only done if the one before it was.
 *
 * @param what {@link Doc.Null#NULL} for a step that makes nothing
 * @param in likewise
 * @param word the {@code slot} or the {@code exit}
 * @param state of a door
 * @param dependent whether it is only done if the step before was
 */
public record ResetStep(Action action, Doc what, Doc in, String word, String state, long max, boolean dependent) {
    static final List<String> DOOR_STATES = List.of("open", "closed", "locked");

    /** What is done. */
    public enum Action {
        MOBILE,
        OBJECT,
        GIVE,
        EQUIP,
        PUT,
        DOOR,
        REMOVE;

        /** As it stands in {@code do}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Optional<Action> of(String word) {
            for (Action action : values()) {
                if (action.word().equals(word)) {
                    return Optional.of(action);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * Reads a step.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    public static ResetStep read(Doc doc) {
        if (!(doc instanceof Doc.Obj step)) {
            throw new IllegalArgumentException("a step is an object, such as {\"do\":\"mobile\", ...}");
        }
        String word = step.string("do");
        Action action = Action.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no step '" + word + "', but mobile, object, give, equip, put, door and remove"));
        boolean needsWhat = action != Action.DOOR;
        boolean needsIn = action != Action.GIVE && action != Action.EQUIP;
        String state = action == Action.DOOR ? step.string("state") : "";
        if (action == Action.DOOR && !DOOR_STATES.contains(state)) {
            throw new IllegalArgumentException("the state of a door is open, closed or locked, not '" + state + "'");
        }
        return new ResetStep(
                action,
                needsWhat ? reference(step, "what") : Doc.Null.NULL,
                needsIn ? reference(step, "in") : Doc.Null.NULL,
                action == Action.EQUIP ? step.string("slot") : action == Action.DOOR ? step.string("exit") : "",
                state,
                step.integer("max", 1),
                step.bool("if", false));
    }

    private static Doc reference(Doc.Obj step, String member) {
        Doc reference = step.find(member).orElse(Doc.Null.NULL);
        if (!(reference instanceof Doc.Str) && !(reference instanceof Doc.Int)) {
            throw new IllegalArgumentException(
                    "member '" + member + "' should be a thing, such as \"zone/key\", \"#12\" or 12");
        }
        return reference;
    }

    /** The object that {@link #read} reads. */
    public Doc.Obj write() {
        Doc.Builder step = Doc.object().put("do", action.word());
        if (what != Doc.Null.NULL) {
            step.put("what", what);
        }
        if (in != Doc.Null.NULL) {
            step.put("in", in);
        }
        if (action == Action.DOOR) {
            step.put("exit", word).put("state", state);
        } else if (action == Action.EQUIP) {
            step.put("slot", word);
        }
        if (max != 1) {
            step.put("max", max);
        }
        return dependent ? step.put("if", true).build() : step.build();
    }
}
