package org.holdfast.world.command.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.LookView;

/** Lists the things of a kind in a zone. */
public final class ListCommand extends Building {
    public ListCommand() {
        super(
                "@list",
                "@list [rooms|exits|characters|items|prototypes|zones] [PAGE]",
                "Lists what the zone that you are in has, all of it or one kind, a page at a time; zones are all there are: @list rooms, @list items 2.");
    }

    private static final int PAGE = 30;

    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public void run(Invocation in) {
        String[] words = in.words().toLowerCase(Locale.ROOT).split("\\s+");
        boolean endsInPage = words[words.length - 1].matches("[1-9][0-9]{0,5}");
        String kind = endsInPage && words.length == 1 ? "" : words[0];
        Optional<Predicate<Thing>> filter = filter(kind);
        if (filter.isEmpty() || words.length > (endsInPage ? 2 : 1)) {
            in.tellUsage(this);
            return;
        }
        Stream<Thing> candidates =
                kind.startsWith("zone") ? in.things().all().stream() : in.things().members(zoneHere(in)).stream();
        int page = endsInPage ? Integer.parseInt(words[words.length - 1]) : 1;
        show(in, candidates.filter(filter.get()).toList(), page);
    }

    private static Optional<Predicate<Thing>> filter(String word) {
        String kind = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return switch (kind) {
            case "" -> Optional.of(thing -> true);
            case "prototype" -> Optional.of(Thing::isPrototype);
            case "room" -> Optional.of(thing -> thing.is(Kind.ROOM));
            case "exit" -> Optional.of(thing -> thing.is(Kind.EXIT));
            case "character" -> Optional.of(thing -> thing.is(Kind.CHARACTER) && !thing.isPrototype());
            case "item" -> Optional.of(thing -> thing.is(Kind.ITEM) && !thing.isPrototype());
            case "zone" -> Optional.of(thing -> thing.is(Kind.ZONE));
            default -> Optional.empty();
        };
    }

    private static void show(Invocation in, List<Thing> things, int page) {
        int pages = (things.size() + PAGE - 1) / PAGE;
        if (things.isEmpty()) {
            in.tell(Text.of("There is nothing of that here."));
            return;
        }
        if (page > pages) {
            in.tell(pages == 1 ? Text.of("There is only one page.") : Text.of("There are only {} pages.", pages));
            return;
        }
        List<Text> lines = new ArrayList<>();
        things.stream().skip((long) (page - 1) * PAGE).limit(PAGE).forEach(thing -> lines.add(line(in, thing)));
        if (pages > 1) {
            lines.add(Text.of("Page {} of {}.", page, pages));
        }
        in.tell(Text.lines(lines));
    }

    /** A thing on a line of its own: what it is called, its number, what it is and where. */
    static Text line(Invocation in, Thing thing) {
        Text what = Text.of(
                "{}: {}",
                LookView.numbered(thing),
                thing.isPrototype() ? "prototype" : thing.kind().word());
        return in.things()
                .location(thing)
                .map(place -> Text.of("{} in {}", what, LookView.numbered(place)))
                .orElse(what);
    }
}
