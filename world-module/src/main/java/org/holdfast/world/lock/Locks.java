package org.holdfast.world.lock;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.words.Prose;

/**
 * The locks of a thing: {@code locks: {"pass": "level >= 5", "take": {"if": "player", "else": "It bites."}}}. What
 * stands under {@code else} is told to those whom the lock keeps out.
 *
 * <table>
 * <caption>What is asked</caption>
 * <tr><td>{@value #PASS}</td><td>of an exit, by who goes through</td></tr>
 * <tr><td>{@value #ENTER}</td><td>of a room or a thing that one can be in, by who comes in on foot</td></tr>
 * <tr><td>{@value #TAKE}</td><td>of an item, by who picks it up, out of a container too</td></tr>
 * <tr><td>{@value #OPEN}</td><td>of a door or container, by who opens, closes, locks or unlocks it</td></tr>
 * <tr><td>{@value #WEAR}</td><td>of an item, by who puts it on or wields it</td></tr>
 * <tr><td>{@value #BUY}</td><td>of an item or a shop's keeper, by who buys</td></tr>
 * </table>
 */
public final class Locks {
    public static final String LOCKS = "locks";

    public static final String PASS = "pass";
    public static final String ENTER = "enter";
    public static final String TAKE = "take";
    public static final String OPEN = "open";
    public static final String WEAR = "wear";
    public static final String BUY = "buy";

    private static final String IF = "if";
    private static final String ELSE = "else";

    private Locks() {}

    /** Why a lock keeps somebody out, in words that its author wrote or in the usual ones; empty if it does not. */
    public static Optional<Text> refusal(
            Things things, Presences presences, Thing actor, Thing locked, String name, Text usual) {
        Optional<Doc> written = locked.attribute(LOCKS)
                .flatMap(locks -> locks instanceof Doc.Obj object ? object.find(name) : Optional.empty());
        if (written.isEmpty() || allows(written.get(), new Lock.Who(things, presences, actor))) {
            return Optional.empty();
        }
        return Optional.of(message(written.get()).map(Prose::of).orElse(usual));
    }

    private static boolean allows(Doc written, Lock.Who who) {
        try {
            return expression(written)
                    .map(Lock::parse)
                    .filter(lock -> lock.allows(who))
                    .isPresent();
        } catch (LockException e) {
            return false;
        }
    }

    private static Optional<String> expression(Doc written) {
        Doc expression = written instanceof Doc.Obj object ? object.find(IF).orElse(Doc.Null.NULL) : written;
        return expression instanceof Doc.Str text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Optional<String> message(Doc written) {
        Doc message = written instanceof Doc.Obj object ? object.find(ELSE).orElse(Doc.Null.NULL) : Doc.Null.NULL;
        return message instanceof Doc.Str text ? Optional.of(text.value()) : Optional.empty();
    }

    /** Why this cannot be the locks of a thing, in a sentence; empty if it can. */
    public static Optional<String> refuse(Doc locks) {
        if (!(locks instanceof Doc.Obj object)) {
            return Optional.of("Locks are an object, such as {\"pass\": \"level >= 5\"}.");
        }
        for (var lock : object.members().entrySet()) {
            Optional<String> expression = expression(lock.getValue());
            if (expression.isEmpty()) {
                return Optional.of("The lock \"" + lock.getKey()
                        + "\" is a text, or an object {\"if\": EXPRESSION, \"else\": MESSAGE}.");
            }
            try {
                Lock.parse(expression.get());
            } catch (LockException e) {
                return Optional.of("The lock \"" + lock.getKey() + "\" makes no sense: " + e.getMessage() + ".");
            }
        }
        return Optional.empty();
    }
}
