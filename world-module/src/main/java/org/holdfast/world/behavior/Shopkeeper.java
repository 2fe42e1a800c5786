package org.holdfast.world.behavior;

import java.util.Optional;
import org.holdfast.api.Doc;
import org.holdfast.world.action.Say;
import org.holdfast.world.event.Event;
import org.holdfast.world.trait.Shop;

/** Keeps a shop: tells customers how to see what there is, and opens and closes it. */
final class Shopkeeper implements Behavior {
    private static final String OPEN = "open";

    @Override
    public String name() {
        return "shopkeeper";
    }

    @Override
    public String help() {
        return "Greets customers while its shop is open; \"says\" sets the words, {name} in them is who came. With"
                + " \"seconds\" set it opens and closes the shop every so often. The shop itself is the attribute shop.";
    }

    @Override
    public Optional<Pace> pace(Settings settings) {
        return settings.said().find("seconds").map(any -> Pace.of(settings, 600));
    }

    @Override
    public void act(Self self) {
        if (self.body().attribute(Shop.SHOP).orElse(Doc.Null.NULL) instanceof Doc.Obj shop) {
            boolean opens = !isOpen(self);
            Doc.Builder changed = Doc.object();
            shop.members().forEach(changed::put);
            self.turn().set(self.body(), Shop.SHOP, changed.put(OPEN, opens).build());
            self.perform(new Say(opens ? "We are open again." : "We are closed. Come back later."));
        }
    }

    @Override
    public void perceive(Self self, Event event) {
        Newcomers.player(self, event)
                .filter(player -> isOpen(self) && !self.isFighting())
                .ifPresent(player -> self.perform(new Say(
                        Greeter.addressed(self, "Have a look, {name}: type list, and buy what you like.", player))));
    }

    private static boolean isOpen(Self self) {
        return Shop.of(self.body()).filter(Shop::isOpen).isPresent();
    }
}
