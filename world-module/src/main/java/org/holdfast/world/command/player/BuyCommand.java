package org.holdfast.world.command.player;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Text;
import org.holdfast.world.action.Buy;
import org.holdfast.world.command.Command;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Names;
import org.holdfast.world.trait.Shop;

/** Buys something in a shop. */
public final class BuyCommand implements Command {
    /** {@code 3 bread}: how many, up to 99, of what. */
    private static final Pattern SEVERAL = Pattern.compile("([1-9][0-9]?)\\s+(\\S.*)");

    @Override
    public String name() {
        return "buy";
    }

    @Override
    public String usage() {
        return "buy THING";
    }

    @Override
    public String help() {
        return "Buys something in the shop that you are in; buy 3 bread buys three. list shows what there is.";
    }

    @Override
    public void run(Invocation in) {
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        Shops.here(in).ifPresent(shop -> {
            Matcher several = SEVERAL.matcher(in.words());
            boolean isName = shop.goods(in.things()).stream().anyMatch(item -> Names.matchExactly(item, in.words()));
            if (several.matches() && !isName) {
                buy(in, shop, several.group(2), Integer.parseInt(several.group(1)));
            } else {
                buy(in, shop, in.words(), 1);
            }
        });
    }

    /** One after the other, until one cannot be bought. */
    private static void buy(Invocation in, Shop shop, String words, int count) {
        boolean bought = true;
        for (int i = 0; i < count && bought; i++) {
            bought = in.one(in.targets()
                            .among(shop.goods(in.things()), words, Text.of("There is no \"{}\" for sale here.", words)))
                    .filter(item -> in.perform(new Buy(shop, item)))
                    .isPresent();
        }
    }
}
