package org.holdfast.world.action;

import java.util.List;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Shop;
import org.holdfast.world.trait.Worn;
import org.holdfast.world.view.LookView;

/** Sells something that the actor carries to a shop's keeper who is here. */
public record Sell(Shop shop, Thing item) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        Optional<Text> refusal =
                Reach.notCarried(actor, item).or(() -> Drop.worn(item)).or(() -> unwanted(stage, actor, shop, item));
        if (refusal.isPresent() || place.isEmpty()) {
            return refusal;
        }
        Thing keeper = shop.keeper();
        long price = shop.sellingPrice(item);
        List<Thing> stock = Worn.carried(stage.things(), keeper);
        if (stock.size() >= Shop.MAX_STOCK) {
            stage.turn().destroy(stock.get(0));
        }
        stage.turn().move(item, keeper);
        Purse.add(stage.turn(), actor, price);
        Purse.add(stage.turn(), keeper, -price);
        stage.happened(new Event.Sold(actor, place.get(), item, price, keeper));
        return Optional.empty();
    }

    /** Why a shop gives nothing for an item; empty if it does. */
    public static Optional<Text> unwanted(Stage stage, Thing actor, Shop shop, Thing item) {
        Text keeper = LookView.beginning(shop.keeper());
        long price = shop.sellingPrice(item);
        if (!Reach.isHere(actor, shop.keeper()) || !shop.isOpen()) {
            return Optional.of(Text.of("There is nobody here to sell it to."));
        }
        if (!shop.buys(item) || price < 1) {
            return Optional.of(Text.of("{} does not buy {}.", keeper, LookView.named(item)));
        }
        if (!stage.things().contents(item, Kind.ITEM).isEmpty()) {
            return Optional.of(Text.of("There is something in {}; empty it first.", LookView.named(item)));
        }
        return !Purse.isBottomless(shop.keeper()) && Purse.of(shop.keeper()) < price
                ? Optional.of(Text.of("{} cannot pay for {}.", keeper, LookView.named(item)))
                : Optional.empty();
    }
}
