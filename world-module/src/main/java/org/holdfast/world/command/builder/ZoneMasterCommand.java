package org.holdfast.world.command.builder;

import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Says what a zone's own thing is made after. */
public final class ZoneMasterCommand extends Building {
    public ZoneMasterCommand() {
        super(
                "@zmo",
                "@zmo [KEY[=THING]]",
                "Shows the thing that stands for a zone, whose commands are offered everywhere in it. @zmo cove=#40 makes it after another, whose commands and attributes then hold there; @zmo cove=none after nothing.");
    }

    private static final String NONE = "none";

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        String key = typed.map(Assignment::target)
                .orElse(in.words().isEmpty() ? zoneHere(in) : in.words())
                .toLowerCase(Locale.ROOT);
        Optional<Thing> zone = in.things().zone(key);
        if (zone.isEmpty()) {
            in.tell(Text.of("There is no zone \"{}\". <command>@list zones</command> lists them.", key));
        } else if (typed.isEmpty()) {
            in.tell(Text.of(
                    "{} is made after {}. <command>@examine {}</command> shows it.",
                    LookView.numbered(zone.get()),
                    in.things().parent(zone.get()).map(LookView::numbered).orElseGet(() -> Text.of("nothing")),
                    zone.get().id()));
        } else if (in.mayChange(zone.get())) {
            master(in, zone.get(), typed.get().value());
        }
    }

    private static void master(Invocation in, Thing zone, String words) {
        if (words.equalsIgnoreCase(NONE)) {
            in.turn().parent(zone, Optional.empty());
            in.tell(Text.of("<success>{} is made after nothing.</success>", LookView.named(zone)));
            return;
        }
        Optional<Thing> master = in.one(in.targets().anywhere(words));
        if (master.isPresent() && master.get().comesFrom(zone.id())) {
            in.tell(Text.of("{} cannot be made after itself.", LookView.named(zone)));
        } else if (master.isPresent() && master.get().player().isPresent()) {
            in.tell(Text.of("Nothing is made after the body of a player."));
        } else if (master.isPresent()) {
            in.turn().parent(zone, master);
            in.tell(Text.of(
                    "<success>{} is made after {}.</success>", LookView.named(zone), LookView.numbered(master.get())));
        }
    }
}
