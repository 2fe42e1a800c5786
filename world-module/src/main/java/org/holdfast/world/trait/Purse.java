package org.holdfast.world.trait;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/** Money: {@code gold: 12} on a character, or on a heap of coins that lies somewhere. Whole coins, never negative. */
public final class Purse {
    public static final String GOLD = "gold";

    /** Most coins that anybody has; more would only be a mistake of somebody's script. */
    public static final long MAX = 1_000_000_000_000L;

    private Purse() {}

    public static long of(Thing thing) {
        return Math.min(MAX, Math.max(0, Values.integer(thing, GOLD, 0)));
    }

    /**
     * Whether it never runs out: a shop's keeper who does not say how much there is. What is given to it is gone; were it
     * counted from then on, one coin would leave the shop without money.
     */
    public static boolean isBottomless(Thing thing) {
        return Shop.of(thing).isPresent()
                && thing.attribute(GOLD).filter(Doc.Int.class::isInstance).isEmpty();
    }

    public static boolean isHeap(Thing thing) {
        return thing.is(Kind.ITEM) && of(thing) > 0;
    }

    /**
     * Gives or takes coins; of one that is bottomless, neither.
     *
     * @throws IllegalArgumentException if it has not as many
     */
    public static void add(WorldTurn turn, Thing thing, long coins) {
        if (isBottomless(thing)) {
            return;
        }
        if (coins < -of(thing)) {
            throw new IllegalArgumentException(thing + " has no " + -coins + " coins");
        }
        if (coins != 0) {
            turn.set(thing, GOLD, new Doc.Int(Math.min(MAX, of(thing) + Math.min(coins, MAX))));
        }
    }

    /** A heap that lies in a place. */
    public static Optional<Thing> heapIn(Things things, Thing place) {
        return things.contents(place, Kind.ITEM).stream().filter(Purse::isHeap).findFirst();
    }

    /** Makes a heap of coins in a place, or adds to one that lies there alone. */
    public static Thing heap(WorldTurn turn, Optional<Thing> there, Thing place, long coins) {
        Thing heap = there.orElseGet(() -> {
            Thing made = turn.create(Kind.ITEM, "a heap of coins", "");
            turn.alias(made, List.of("coins", "gold", "money"));
            turn.set(made, Weight.WEIGHT, new Doc.Int(0));
            turn.move(made, place);
            return made;
        });
        add(turn, heap, coins);
        return heap;
    }

    /** {@code 1 gold coin}, {@code 12 gold coins}. */
    public static String words(long coins) {
        return coins == 1 ? "1 gold coin" : coins + " gold coins";
    }
}
