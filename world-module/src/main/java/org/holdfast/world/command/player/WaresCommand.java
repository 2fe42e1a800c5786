package org.holdfast.world.command.player;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.trait.Purse;
import org.holdfast.world.trait.Shop;
import org.holdfast.world.view.LookView;

/** Lists what a shop sells. */
public final class WaresCommand implements Command {
    @Override
    public String name() {
        return "list";
    }

    @Override
    public String usage() {
        return "list";
    }

    @Override
    public String help() {
        return "Lists what is for sale in the shop that you are in, and what it costs. buy buys it.";
    }

    @Override
    public void run(Invocation in) {
        Optional<Shop> shop = Shops.here(in);
        if (shop.isEmpty()) {
            return;
        }
        List<Thing> goods = shop.get().goods(in.things());
        Map<String, Text> lines = new LinkedHashMap<>();
        for (Thing item : goods) {
            long count = goods.stream()
                    .filter(other -> other.name().equals(item.name()))
                    .count();
            lines.putIfAbsent(item.name(), line(shop.get(), item, count));
        }
        if (lines.isEmpty()) {
            in.tell(Text.of("Nothing is for sale here."));
            return;
        }
        List<Text> all = new ArrayList<>();
        all.add(Text.of("<heading>For sale</heading>"));
        all.addAll(lines.values());
        in.tell(Text.lines(all));
    }

    private static Text line(Shop shop, Thing item, long count) {
        return Text.of(
                "{}: <value>{}</value>{}",
                LookView.named(item),
                Purse.words(shop.buyingPrice(item)),
                count > 1 ? " (" + count + ")" : "");
    }
}
