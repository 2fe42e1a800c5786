package org.holdfast.world.command.builder;

import java.util.Locale;
import java.util.Optional;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.command.Targets;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Makes an item, a character or a prototype. */
public final class CreateCommand extends Building {
    public CreateCommand() {
        super(
                "@create",
                "@create NAME[=KIND or PROTOTYPE]",
                "Makes an item, which you then carry: @create a lamp. Or a character, who is here then: @create a gull=character. Or something after a prototype: @create a brass lamp=#40. Or a prototype itself: @create a guard=character prototype.");
    }

    private static final String PROTOTYPE = "prototype";

    @Override
    public void run(Invocation in) {
        Optional<Assignment> typed = Assignment.parse(in.words());
        String name = typed.map(Assignment::target).orElse(in.words());
        if (name.isEmpty() || (typed.isEmpty() && name.contains("="))) {
            in.tellUsage(this);
            return;
        }
        if (!isName(in, name) || !in.mayBuildIn(zoneHere(in))) {
            return;
        }
        String what = typed.map(Assignment::value).orElse("item").toLowerCase(Locale.ROOT);
        boolean prototype = what.equals(PROTOTYPE) || what.endsWith(" " + PROTOTYPE);
        String word = prototype
                ? what.substring(0, what.length() - PROTOTYPE.length()).strip()
                : what;
        switch (word) {
            case "", "item" -> create(in, Kind.ITEM, name, prototype);
            case "character" -> create(in, Kind.CHARACTER, name, prototype);
            default -> {
                Targets.Search after = in.targets().anywhere(typed.get().value());
                if (after.found().isEmpty()) {
                    in.tell(Text.of(
                            "A new thing is an <value>item</value>, a <value>character</value>, or made after one"
                                    + " that there is."));
                }
                in.one(after).ifPresent(parent -> createAfter(in, parent, name));
            }
        }
    }

    private static void create(Invocation in, Kind kind, String name, boolean prototype) {
        if (prototype) {
            Thing thing = in.turn().createPrototype(kind, name, zoneHere(in));
            in.tell(Text.of("<success>Created the prototype {} ({}).</success>", LookView.named(thing), thing.id()));
        } else {
            place(in, in.turn().create(kind, name, zoneHere(in)));
        }
    }

    private static void createAfter(Invocation in, Thing parent, String name) {
        if (!(parent.is(Kind.ITEM) || parent.is(Kind.CHARACTER))
                || parent.player().isPresent()) {
            in.tell(Text.of("Items and characters can be made after one, and {} is neither.", LookView.named(parent)));
            return;
        }
        Thing thing = in.turn().create(parent.kind(), name, zoneHere(in));
        in.turn().parent(thing, Optional.of(parent));
        place(in, thing);
    }

    private static void place(Invocation in, Thing thing) {
        Thing place =
                thing.is(Kind.CHARACTER) ? in.things().location(in.actor()).orElse(in.actor()) : in.actor();
        in.turn().move(thing, place);
        in.tell(Text.of("<success>Created {} (<value>{}</value>).</success>", LookView.named(thing), thing.id()));
    }
}
