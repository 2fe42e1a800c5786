package org.holdfast.world.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;
import org.holdfast.world.area.Area.Definition;
import org.holdfast.world.area.Area.Reference;
import org.holdfast.world.area.AreaException.Source;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;
import org.holdfast.world.thing.Things;
import org.holdfast.world.thing.WorldTurn;

/**
 * Makes an area of a zone as it is in the world. Things that have no key in it yet, or had one in another zone, are given
 * one, which they keep: so that the file, when it is imported, is about the same things.
 *
 * <p>Left out is what the zone's resets make, players' bodies, and what is with players.
 */
public final class AreaExport {
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern NO_KEY = Pattern.compile("[^a-z0-9]+");
    private static final int MAX_KEY = 40;
    private static final Source NOWHERE = new Source("", 0);

    private final Things things;
    private final WorldTurn turn;
    private final Thing zone;
    private final Set<ThingId> reset = new HashSet<>();
    private final Map<ThingId, Definition> definitions = new HashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /**
     * What an export is.
     *
     * @param things how many are in it
     * @param leftOut a line for each that could not be written and that nothing makes again
     */
    public record Exported(String text, int things, List<String> leftOut) {
        public Exported {
            leftOut = List.copyOf(leftOut);
        }
    }

    private AreaExport(Things things, WorldTurn turn, Thing zone) {
        this.things = things;
        this.turn = turn;
        this.zone = zone;
    }

    /** Writes a zone; gives keys in this turn. */
    public static Exported write(Things things, WorldTurn turn, Thing zone) {
        return new AreaExport(things, turn, zone).write();
    }

    private Exported write() {
        resets();
        for (Thing member : things.members(zone.zone())) {
            add(member);
        }
        Area area = new Area(
                NOWHERE,
                zone.zone(),
                zone.ownName(),
                zone.ownDescription(),
                attributes(zone),
                things.start()
                        .filter(start -> start.zone().equals(zone.zone()) && definitions.containsKey(start.id()))
                        .map(this::reference),
                List.copyOf(definitions.values()));
        return new Exported(AreaWriter.write(area), definitions.size(), leftOut);
    }

    /** The prototypes of what resets make. */
    private void resets() {
        zone.attribute("resets")
                .filter(Doc.Arr.class::isInstance)
                .ifPresent(steps -> ((Doc.Arr) steps)
                        .items().stream()
                                .filter(Doc.Obj.class::isInstance)
                                .flatMap(step -> ((Doc.Obj) step).find("what").stream())
                                .flatMap(what -> things.refer(what).stream())
                                .forEach(prototype -> reset.add(prototype.id())));
    }

    private void add(Thing thing) {
        if (thing.player().isPresent() || thing.is(Kind.ZONE) || thing.is(Kind.EXIT) || isMadeAgain(thing)) {
            return;
        }
        Optional<Reference> in = Optional.empty();
        if (!thing.is(Kind.ROOM) && !thing.isPrototype()) {
            Optional<Thing> place = things.location(thing).filter(this::isWritten);
            if (place.isEmpty()) {
                leftOut.add(thing.id() + " " + thing.name() + ": it is with a player, or in what is not exported");
                return;
            }
            in = place.map(this::reference);
        }
        definitions.put(
                thing.id(),
                new Definition(
                        NOWHERE,
                        thing.kind(),
                        key(thing),
                        thing.ownName(),
                        thing.ownAliases(),
                        thing.ownDescription(),
                        thing.ownInside(),
                        thing.isPrototype(),
                        parent(thing),
                        in,
                        Optional.empty(),
                        attributes(thing)));
        if (thing.is(Kind.ROOM) && !thing.isPrototype()) {
            exits(thing);
        }
    }

    /** Whether resets made it, as far as one can tell: from one of their prototypes, and nobody gave it a key since. */
    private boolean isMadeAgain(Thing thing) {
        return thing.origin().isEmpty()
                && !thing.isPrototype()
                && thing.parent().filter(reset::contains).isPresent();
    }

    private boolean isWritten(Thing place) {
        Optional<Thing> around = Optional.of(place);
        for (int depth = 0; depth < Thing.MAX_ANCESTORS && around.isPresent(); depth++) {
            Thing at = around.get();
            if (at.player().isPresent() || at.zone().isEmpty() || isMadeAgain(at)) {
                return false;
            }
            if (at.is(Kind.ROOM)) {
                return true;
            }
            around = things.location(at);
        }
        return false;
    }

    private void exits(Thing room) {
        Set<String> taken = new HashSet<>();
        for (Thing exit : things.contents(room, Kind.EXIT)) {
            String name = exit.name();
            String own = name;
            for (int more = 2; !taken.add(own); more++) {
                own = name + " " + more;
            }
            String key = key(room) + "/" + own;
            String origin = Area.origin(zone.zone(), key);
            if (!exit.origin().equals(origin)) {
                turn.originate(exit, origin);
            }
            if (!exit.zone().equals(zone.zone())) {
                turn.assign(exit, zone.zone());
            }
            Optional<Thing> to = things.destination(exit);
            if (to.isPresent() && to.get().zone().isEmpty()) {
                leftOut.add("where " + own + " of " + room.id() + " leads: "
                        + to.get().id() + " belongs to no zone");
            }
            definitions.put(
                    exit.id(),
                    new Definition(
                            NOWHERE,
                            Kind.EXIT,
                            key,
                            name,
                            exit.ownAliases(),
                            exit.ownDescription(),
                            "",
                            false,
                            parent(exit),
                            Optional.of(reference(room)),
                            to.filter(there -> !there.zone().isEmpty()).map(this::reference),
                            attributes(exit)));
        }
    }

    private Optional<Reference> parent(Thing thing) {
        return things.parent(thing).filter(parent -> !parent.zone().isEmpty()).map(this::reference);
    }

    private Reference reference(Thing thing) {
        String key = key(thing);
        return new Reference(NOWHERE, thing.zone().equals(zone.zone()) ? key : Area.origin(thing.zone(), key));
    }

    /** What names a thing within its zone, from now on. */
    private String key(Thing thing) {
        String own = thing.zone() + "/";
        if (thing.origin().startsWith(own)
                && KEY.matcher(thing.origin().substring(own.length())).matches()
                && things.refer(thing.origin()).filter(thing::equals).isPresent()) {
            return thing.origin().substring(own.length());
        }
        String wanted = slug(thing);
        String key = wanted;
        for (int more = 2; things.refer(Area.origin(thing.zone(), key)).isPresent(); more++) {
            key = wanted + "-" + more;
        }
        turn.originate(thing, Area.origin(thing.zone(), key));
        return key;
    }

    private static String slug(Thing thing) {
        String lower = thing.name().toLowerCase(Locale.ROOT).replaceFirst("^(the|a|an) ", "");
        String slug = NO_KEY.matcher(lower).replaceAll("-").replaceAll("^[-0-9]+|-+$", "");
        String cut = slug.length() > MAX_KEY ? slug.substring(0, MAX_KEY).replaceAll("-+$", "") : slug;
        return cut.isEmpty() ? thing.kind().word() : cut;
    }

    private SortedMap<String, Doc> attributes(Thing thing) {
        SortedMap<String, Doc> written = new TreeMap<>();
        thing.ownAttributes().forEach((name, value) -> {
            if (!AreaImport.LIVING.contains(name)) {
                written.put(name, portable(value));
            }
        });
        return written;
    }

    /** Numbers of things are those of this world alone; the file says {@code zone/key}. */
    private Doc portable(Doc doc) {
        if (doc instanceof Doc.Obj object) {
            Doc.Builder copy = Doc.object();
            object.members().forEach((name, value) -> copy.put(name, portable(value)));
            return copy.build();
        }
        if (doc instanceof Doc.Arr array) {
            return new Doc.Arr(array.items().stream().map(this::portable).toList());
        }
        if (doc instanceof Doc.Str text) {
            return ThingId.parse(text.value())
                    .flatMap(things::find)
                    .filter(thing -> !thing.zone().isEmpty() && !thing.is(Kind.EXIT) && !thing.is(Kind.ZONE))
                    .<Doc>map(thing -> new Doc.Str(Area.origin(thing.zone(), key(thing))))
                    .orElse(doc);
        }
        return doc;
    }
}
