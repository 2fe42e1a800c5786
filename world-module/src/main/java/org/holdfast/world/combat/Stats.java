package org.holdfast.world.combat;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;
import org.holdfast.world.trait.Worn;

/**
 * What a character is worth in a fight, from its attributes.
 *
 * <table>
 * <caption>Attributes</caption>
 * <tr><th>attribute</th><th>what it says</th><th>without it</th></tr>
 * <tr><td>{@code level}</td><td>1 to {@value #MOST_LEVEL}</td><td>1</td></tr>
 * <tr><td>{@code hp}</td><td>hit points left, 0 to {@code max_hp}</td><td>{@code max_hp}</td></tr>
 * <tr><td>{@code max_hp}</td><td>hit points when unhurt, 1 to {@value #MOST_HP}; dice such as {@code "5d10+50"} on a
 *     prototype, rolled for each that is made after it</td><td>20, and 10 for each level above the first</td></tr>
 * <tr><td>{@code damage}</td><td>dice of a blow without a weapon; {@code wield} of what is wielded goes first</td>
 *     <td>{@code 1d4}</td></tr>
 * <tr><td>{@code armor}</td><td>by how many in a hundred a blow is likelier to miss, -100 to 100; that of what is worn is
 *     added</td><td>0</td></tr>
 * <tr><td>{@code experience}</td><td>of a player what it has, of others what they are worth</td>
 *     <td>0; ten times the square of the level</td></tr>
 * <tr><td>{@code wimpy}</td><td>flees when it has fewer hit points</td><td>0</td></tr>
 * <tr><td>{@code peaceful}</td><td>{@code true} on a character or a room: is not fought, or not in</td><td>false</td></tr>
 * </table>
 *
 * <p>What makes no sense, as a builder may have set it, counts as missing, and what is out of range as the nearest that is
 * not.
 */
public final class Stats {
    public static final String LEVEL = "level";
    public static final String HP = "hp";
    public static final String MAX_HP = "max_hp";
    public static final String DAMAGE = "damage";
    public static final String ARMOR = "armor";
    public static final String EXPERIENCE = "experience";
    public static final String WIMPY = "wimpy";
    public static final String PEACEFUL = "peaceful";

    public static final int MOST_LEVEL = 100;
    public static final int MOST_HP = 1_000_000;

    private static final long MOST_EXPERIENCE = 1L << 50;
    private static final Dice FISTS = new Dice(1, 4, 0);

    private Stats() {}

    public static int level(Thing body) {
        return (int) number(body, LEVEL, 1, 1, MOST_LEVEL);
    }

    public static int maxHp(Thing body) {
        int usual = 20 + 10 * (level(body) - 1);
        int said = body.attribute(MAX_HP)
                .flatMap(Stats::dice)
                .map(dice -> (dice.least() + dice.most()) / 2)
                .orElse(usual);
        return (int) number(body, MAX_HP, Math.max(1, said), 1, MOST_HP);
    }

    public static int hp(Thing body) {
        int most = maxHp(body);
        return (int) number(body, HP, most, 0, most);
    }

    /** Rolls the hit points of one that was just made, if its prototype says dice. */
    public static void rollHp(WorldTurn turn, Thing body) {
        body.attribute(MAX_HP)
                .flatMap(Stats::dice)
                .ifPresent(dice -> turn.set(body, MAX_HP, new Doc.Int(Math.max(1, dice.roll(turn.random())))));
    }

    public static boolean isHurt(Thing body) {
        return hp(body) < maxHp(body);
    }

    /**
     * Sets the hit points left.
     *
     * @param hp may be out of range
     */
    public static void hp(WorldTurn turn, Thing body, int hp) {
        turn.set(body, HP, new Doc.Int(Math.max(0, Math.min(hp, maxHp(body)))));
    }

    /** The weapon that it wields. */
    public static Optional<Thing> weapon(Things things, Thing body) {
        for (Thing item : things.contents(body)) {
            if (item.is(Kind.ITEM)
                    && Worn.isWorn(item)
                    && Worn.dice(item).flatMap(Dice::find).isPresent()) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /** What a blow is worth: of the weapon, if one is wielded. */
    public static Dice damage(Things things, Thing body) {
        return weapon(things, body)
                .flatMap(Worn::dice)
                .flatMap(Dice::find)
                .or(() -> body.attribute(DAMAGE).flatMap(Stats::dice))
                .orElse(FISTS);
    }

    /** Of the body itself and of all that it wears. */
    public static int armor(Things things, Thing body) {
        long sum = number(body, ARMOR, 0, -100, 100);
        for (Thing item : things.contents(body)) {
            if (item.is(Kind.ITEM) && Worn.isWorn(item)) {
                sum += number(item, ARMOR, 0, -100, 100);
            }
        }
        return (int) Math.max(-100, Math.min(sum, 100));
    }

    /** What a player has, and what others are worth to who kills them. */
    public static long experience(Thing body) {
        int level = level(body);
        long usual = body.player().isPresent() ? 0 : 10L * level * level;
        return number(body, EXPERIENCE, usual, 0, MOST_EXPERIENCE);
    }

    public static int wimpy(Thing body) {
        return (int) number(body, WIMPY, 0, 0, MOST_HP);
    }

    public static boolean isPeaceful(Thing thing) {
        return thing.attribute(PEACEFUL).equals(Optional.of(new Doc.Bool(true)));
    }

    private static Optional<Dice> dice(Doc said) {
        return said instanceof Doc.Str text ? Dice.find(text.value()) : Optional.empty();
    }

    private static long number(Thing thing, String attribute, long missing, long least, long most) {
        Optional<Doc> said = thing.attribute(attribute);
        if (said.isEmpty()) {
            return missing;
        }
        if (said.get() instanceof Doc.Int number) {
            return Math.max(least, Math.min(number.value(), most));
        }
        return said.get() instanceof Doc.Real number
                ? Math.max(least, Math.min(Math.round(number.value()), most))
                : missing;
    }
}
