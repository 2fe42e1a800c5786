package org.holdfast.world.command.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;
import org.holdfast.world.command.Builders;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.reset.ZoneResets;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;

/** Makes zones, says what belongs to them and who builds in them. */
public final class ZoneCommand extends Building {
    public ZoneCommand() {
        super(
                "@zone",
                "@zone [KEY|new KEY[=NAME]|THING=KEY|builders KEY=NAME|resets [KEY]|reset [KEY]|destroy KEY]",
                "Tells of the zone that you are in, or of another. @zone new cove=The Cove makes one, in which you build and others do not. @zone here=cove puts a thing into one, a room with what is in it. @zone builders cove=Orm lets another build there, or no more, if he could. @zone resets lists what its resets do, and what is wrong with them; @zone reset does them now. @zone destroy cove destroys it with all that belongs to it; @undo brings it back.");
    }

    /** Of what one answer lists. */
    private static final int MOST_STEPS = 40;

    private static final Set<String> WITH_KEY = Set.of("new", "builders", "destroy");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_-]{0,39}");

    @Override
    public void run(Invocation in) {
        String words = in.words();
        int blank = words.indexOf(' ');
        String first = (blank < 0 ? words : words.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : words.substring(blank + 1).strip();
        if (words.isEmpty()) {
            tell(in, zoneHere(in));
        } else if (first.equals("resets")) {
            mine(in, rest).ifPresent(zone -> resets(in, zone));
        } else if (first.equals("reset")) {
            mine(in, rest).filter(in::mayChange).ifPresent(zone -> reset(in, zone));
        } else if (first.equals("new") && !rest.isEmpty()) {
            make(in, rest);
        } else if (first.equals("builders") && Assignment.parse(rest).isPresent()) {
            Assignment.parse(rest).ifPresent(typed -> builders(in, typed));
        } else if (first.equals("destroy") && !rest.isEmpty()) {
            zone(in, rest).filter(in::mayChange).ifPresent(zone -> destroy(in, zone));
        } else if (Assignment.parse(words).isPresent()) {
            Assignment.parse(words).ifPresent(typed -> assign(in, typed));
        } else if (in.things().zone(first).isPresent() && rest.isEmpty()) {
            tell(in, first);
        } else if (rest.isEmpty() && !WITH_KEY.contains(first)) {
            in.tell(Text.of("There is no zone \"{}\". <command>@list zones</command> lists them.", first));
        } else {
            in.tellUsage(this);
        }
    }

    /** The zone of this key, or where the player is. */
    private static Optional<Thing> mine(Invocation in, String key) {
        return zone(in, key.isEmpty() ? zoneHere(in) : key);
    }

    private static void resets(Invocation in, Thing zone) {
        List<Text> lines = new ArrayList<>();
        lines.add(Text.of("<heading>The resets of {}</heading>", zone.name()));
        lines.add(Text.of("<label>Resets:</label> {}", ZoneResets.words(zone)));
        List<Doc> steps = zone.attribute(ZoneResets.STEPS).orElse(Doc.Null.NULL) instanceof Doc.Arr written
                ? written.items()
                : List.of();
        for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
            lines.add(Text.of(
                    "<label>{}:</label> <value>{}</value>", i + 1, steps.get(i).toJson()));
        }
        if (steps.size() > MOST_STEPS) {
            lines.add(Text.of("And {} more; <command>@export</command> writes them all.", steps.size() - MOST_STEPS));
        }
        ZoneResets.problems(in.things(), zone).stream()
                .limit(MOST_STEPS)
                .forEach(problem -> lines.add(Text.of("<danger>{}</danger>", problem)));
        in.tell(Text.lines(lines));
    }

    /** What a reset makes is no builder's work, so it is not for @undo to take back. */
    private static void reset(Invocation in, Thing zone) {
        in.turn().watched(any -> {}, () -> ZoneResets.start(in.turn(), zone));
        in.tell(Text.of("<success>{} is reset.</success>", LookView.named(zone)));
    }

    private static void tell(Invocation in, String key) {
        Optional<Thing> zone = in.things().zone(key);
        if (zone.isEmpty()) {
            in.tell(Text.of("This place belongs to no zone. <command>@zone here=KEY</command> puts it into one."));
            return;
        }
        Text builders = Builders.of(zone.get())
                .named()
                .map(ids -> Lists.and(ids.stream()
                        .map(id -> in.things().find(id).map(LookView::named).orElseGet(() -> Text.of("{}", id)))
                        .toList()))
                .orElseGet(() -> Text.of("every builder"));
        in.tell(Text.lines(List.of(
                Text.of(
                        "<heading>{} ({})</heading>",
                        zone.get().name(),
                        zone.get().id()),
                Text.of("<label>Key:</label> <value>{}</value>", key),
                Text.of("<label>Builders:</label> {}", builders),
                Text.of(
                        "<label>Members:</label> <value>{}</value>",
                        in.things().members(key).size() - 1),
                resetsInShort(in, zone.get()))));
    }

    private static Text resetsInShort(Invocation in, Thing zone) {
        int problems = ZoneResets.problems(in.things(), zone).size();
        Text words = Text.of("<label>Resets:</label> {}", ZoneResets.words(zone));
        return problems == 0
                ? words
                : Text.of(
                        "{}; <danger>{} of them {} no sense</danger>, <command>@zone resets</command> tells",
                        words,
                        problems,
                        problems == 1 ? "makes" : "make");
    }

    private static Optional<Thing> zone(Invocation in, String key) {
        Optional<Thing> zone = in.things().zone(key.toLowerCase(Locale.ROOT));
        if (zone.isEmpty()) {
            in.tell(Text.of("There is no zone \"{}\". <command>@list zones</command> lists them.", key));
        }
        return zone;
    }

    private static void make(Invocation in, String words) {
        Optional<Assignment> typed = Assignment.parse(words);
        String key = typed.map(Assignment::target).orElse(words).toLowerCase(Locale.ROOT);
        String name = typed.map(Assignment::value).orElse(key);
        if (!KEY.matcher(key).matches()) {
            in.tell(Text.of("A zone's key is a letter, then letters, digits, _ and -, at most 40 in all."));
        } else if (in.things().zone(key).isPresent()
                || !in.things().members(key).isEmpty()) {
            in.tell(Text.of("There is a zone \"{}\" already.", key));
        } else if (isName(in, name)) {
            Thing zone = in.turn().createZone(key, name);
            in.turn()
                    .set(
                            zone,
                            Builders.ATTRIBUTE,
                            Builders.of(zone).with(in.actor().id()));
            in.tell(Text.of(
                    "<success>Made the zone {} (<value>{}</value>). <command>@zone here={}</command> puts a room into it."
                            + "</success>",
                    LookView.named(zone),
                    zone.id(),
                    key));
        }
    }

    private static void assign(Invocation in, Assignment typed) {
        Optional<Thing> thing = changeable(in, typed.target());
        Optional<Thing> zone = thing.isEmpty() ? Optional.empty() : zone(in, typed.value());
        if (thing.isEmpty() || zone.isEmpty() || !in.mayBuildIn(zone.get().zone())) {
            return;
        }
        if (thing.get().is(Kind.ZONE) || thing.get().player().isPresent()) {
            in.tell(Text.of("{} belongs to no zone.", LookView.named(thing.get())));
            return;
        }
        String before = thing.get().zone();
        in.turn().assign(thing.get(), zone.get().zone());
        for (Thing content : in.things().contents(thing.get())) {
            if (content.player().isEmpty() && content.zone().equals(before)) {
                in.turn().assign(content, zone.get().zone());
            }
        }
        in.tell(Text.of(
                "<success>{} belongs to {}.</success>", LookView.named(thing.get()), LookView.named(zone.get())));
    }

    private static void builders(Invocation in, Assignment typed) {
        Optional<Thing> zone = zone(in, typed.target()).filter(in::mayChange);
        Optional<Thing> who =
                zone.isEmpty() ? Optional.empty() : in.one(in.targets().anywhere(typed.value()));
        if (who.isEmpty()) {
            return;
        }
        if (who.get().player().isEmpty()) {
            in.tell(Text.of("Only players build, and {} is none.", LookView.named(who.get())));
            return;
        }
        Builders builders = Builders.of(zone.get());
        boolean takesAway =
                builders.named().filter(ids -> ids.contains(who.get().id())).isPresent();
        in.turn()
                .set(
                        zone.get(),
                        Builders.ATTRIBUTE,
                        takesAway
                                ? builders.without(who.get().id())
                                : builders.with(who.get().id()));
        in.tell(
                takesAway
                        ? Text.of(
                                "<success>{} builds in {} no more.</success>",
                                LookView.named(who.get()),
                                LookView.named(zone.get()))
                        : Text.of(
                                "<success>{} builds in {} now.</success>",
                                LookView.named(who.get()),
                                LookView.named(zone.get())));
    }

    private static void destroy(Invocation in, Thing zone) {
        List<Thing> members = in.things().members(zone.zone());
        if (members.size() > DestroyCommand.MOST) {
            in.tell(Text.of(
                    "{} has more than {} members, which are too many to destroy at once.",
                    LookView.named(zone),
                    DestroyCommand.MOST));
            return;
        }
        if (!members.stream().allMatch(member -> DestroyCommand.isDestroyable(in, member))) {
            return;
        }
        Text gone = LookView.numbered(zone);
        Displaced.shown(in, () -> {
            for (Thing member : members) {
                // It may have gone already, with the room that it was in.
                in.things().find(member.id()).ifPresent(in.turn()::destroy);
            }
            in.tell(Text.of(
                    "<success>Destroyed {} and {} things that belonged to it.</success>", gone, members.size() - 1));
        });
    }
}
