package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Shop;
import org.holdfast.world.view.LookView;

/** Finds the shop that a player stands in. */
final class Shops {
    private Shops() {}

    /** The shop of a keeper who is here and has it open; without one, tells so. */
    static Optional<Shop> here(Invocation in) {
        Optional<Shop> shop = in.things().location(in.actor()).stream()
                .flatMap(place -> in.things().contents(place, Kind.CHARACTER).stream())
                .filter((Thing character) -> in.presences().isThere(character))
                .flatMap(character -> Shop.of(character).stream())
                .findFirst();
        if (shop.isEmpty()) {
            in.tell(Text.of("There is no shop here."));
        } else if (!shop.get().isOpen()) {
            in.tell(Text.of(
                    "{} has closed the shop.", LookView.beginning(shop.get().keeper())));
        }
        return shop.filter(Shop::isOpen);
    }
}
