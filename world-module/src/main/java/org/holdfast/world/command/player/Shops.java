package org.holdfast.world.command.player;

import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.combat.Fighting;
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
        Optional<Shop> open = shop.filter(Shop::isOpen);
        if (open.filter(found -> Fighting.isFighting(found.keeper())).isPresent()) {
            in.tell(Text.of(
                    "{} is fighting, and has no time for you.",
                    LookView.beginning(open.get().keeper())));
            return Optional.empty();
        }
        return open;
    }
}
