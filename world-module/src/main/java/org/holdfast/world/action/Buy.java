package org.holdfast.world.action;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.event.Event;
import org.holdfast.world.lock.Locks;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Shop;
import org.holdfast.world.view.LookView;

/** Buys something of a shop's keeper who is here: what the keeper has, or one made after a pattern. */
public record Buy(Shop shop, Thing item) implements Action {
    @Override
    public Optional<Text> perform(Stage stage, Thing actor) {
        Optional<Thing> place = stage.things().location(actor);
        Optional<Text> refusal = refuse(stage, actor);
        if (refusal.isPresent() || place.isEmpty()) {
            return refusal;
        }
        Thing bought = item;
        if (shop.isMade(item)) {
            bought = stage.turn().spawn(item, actor);
            // It is the buyer's from now on, and no part of the shop's zone.
            stage.turn().assign(bought, "");
        } else {
            stage.turn().move(item, actor);
        }
        long price = shop.buyingPrice(item);
        Purse.add(stage.turn(), actor, -price);
        Purse.add(stage.turn(), shop.keeper(), price);
        stage.happened(new Event.Bought(actor, place.get(), bought, price, shop.keeper()));
        return Optional.empty();
    }

    private Optional<Text> refuse(Stage stage, Thing actor) {
        Text named = LookView.named(item);
        long price = shop.buyingPrice(item);
        if (!Reach.isHere(actor, shop.keeper())
                || !shop.isOpen()
                || !shop.goods(stage.things()).contains(item)) {
            return Optional.of(Text.of("{} is not for sale.", LookView.beginning(item)));
        }
        if (Purse.of(actor) < price) {
            return Optional.of(Text.of(
                    "{} costs {}, and you have {}.",
                    LookView.beginning(item),
                    Purse.words(price),
                    Purse.words(Purse.of(actor))));
        }
        return stage.lock(actor, shop.keeper(), Locks.BUY, Text.of("You are not served here."))
                .or(() -> stage.lock(actor, item, Locks.BUY, Text.of("You may not buy {}.", named)))
                .or(() -> Reach.tooMuch(stage, actor, item));
    }
}
