package org.holdfast.world.trait;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;

/**
 * The shop of its keeper: {@code shop: {"sells": ["harbour/lamp"], "buys": ["tool"], "markup": 1.5, "markdown": 0.5,
 * "open": true}}, where all may be left out. It sells what it makes after {@code sells}, as many as are wanted, and
 * whatever the keeper has; it buys items whose {@value #TYPE} it names, all with {@code "any"}. An item's worth is its
 * {@value #PRICE}, times {@code markup} for who buys, times {@code markdown} for who sells.
 */
public final class Shop {
    public static final String SHOP = "shop";

    /** What an item is worth, in whole coins. Without it a shop neither buys nor sells it. */
    public static final String PRICE = "price";

    /** What sort of thing an item is, in a word of the author's. */
    public static final String TYPE = "type";

    /** Most items that a keeper keeps of what others sold: of a shop with more, nobody reads the list. */
    public static final int MAX_STOCK = 40;

    private static final String ANY = "any";
    private static final double DEFAULT_MARKUP = 1.2;
    private static final double DEFAULT_MARKDOWN = 0.5;

    private final Thing keeper;
    private final Doc.Obj doc;

    private Shop(Thing keeper, Doc.Obj doc) {
        this.keeper = keeper;
        this.doc = doc;
    }

    /** What a character keeps; empty if that is no shop. */
    public static Optional<Shop> of(Thing keeper) {
        return keeper.is(Kind.CHARACTER)
                ? Values.object(keeper, SHOP).map(doc -> new Shop(keeper, doc))
                : Optional.empty();
    }

    public Thing keeper() {
        return keeper;
    }

    public boolean isOpen() {
        return !doc.find("open").equals(Optional.of(new Doc.Bool(false)));
    }

    /** What is for sale: first the patterns of what there is always, then single items. */
    public List<Thing> goods(Things things) {
        List<Thing> goods = new ArrayList<>();
        for (Doc reference : Values.items(doc.find("sells"))) {
            things.refer(reference)
                    .filter(pattern -> pattern.is(Kind.ITEM) && worth(pattern) > 0)
                    .ifPresent(goods::add);
        }
        for (Thing item : Worn.carried(things, keeper)) {
            if (worth(item) > 0) {
                goods.add(item);
            }
        }
        return goods;
    }

    /** Whether an item is a pattern, of which the shop makes another for each who buys it. */
    public boolean isMade(Thing item) {
        return !item.location().equals(Optional.of(keeper.id()));
    }

    /** Whether it deals in such items. */
    public boolean buys(Thing item) {
        Optional<String> type = Values.text(item, TYPE);
        return Values.items(doc.find("buys")).stream()
                .flatMap(kind -> Values.text(Optional.of(kind)).stream())
                .anyMatch(kind -> kind.equals(ANY) || type.equals(Optional.of(kind)));
    }

    /** What one pays for it; at least 1. */
    public long buyingPrice(Thing item) {
        return Math.max(1, scaled(item, "markup", DEFAULT_MARKUP));
    }

    /** What one gets for it; 0 if the shop gives nothing for it, never more than one pays. */
    public long sellingPrice(Thing item) {
        return Math.min(buyingPrice(item), scaled(item, "markdown", DEFAULT_MARKDOWN));
    }

    private long scaled(Thing item, String factor, double missing) {
        double scaled =
                worth(item) * Math.max(0, Values.number(doc.find(factor)).orElse(missing));
        return (long) Math.min(Purse.MAX, Math.floor(scaled));
    }

    private static long worth(Thing item) {
        return Math.min(Purse.MAX, Math.max(0, Values.integer(item, PRICE, 0)));
    }
}
