package org.holdfast.world.command;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.ThingId;

/**
 * Who may build in a zone: the zone's attribute {@value #ATTRIBUTE}, an array of the numbers of bodies such as
 * {@code ["#13"]}, which stay when a character is renamed. A zone without it is open to every builder.
 */
public record Builders(Optional<List<ThingId>> named) {
    public static final String ATTRIBUTE = "builders";

    public static Builders of(Thing zone) {
        return zone.attribute(ATTRIBUTE)
                .map(value -> new Builders(Optional.of(ids(value))))
                .orElseGet(() -> new Builders(Optional.empty()));
    }

    public boolean isOpenTo(Thing body) {
        return named.map(ids -> ids.contains(body.id())).orElse(true);
    }

    /** Whether this one is named, so that the zone is not open to it merely as it is to all. */
    public boolean names(Thing body) {
        return named.isPresent() && isOpenTo(body);
    }

    /** With one more; of those that it names already, or of none. */
    public Doc with(ThingId id) {
        TreeSet<ThingId> ids = new TreeSet<>(named.orElse(List.of()));
        ids.add(id);
        return write(ids);
    }

    public Doc without(ThingId id) {
        TreeSet<ThingId> ids = new TreeSet<>(named.orElse(List.of()));
        ids.remove(id);
        return write(ids);
    }

    private static Doc write(TreeSet<ThingId> ids) {
        return new Doc.Arr(
                ids.stream().<Doc>map(id -> new Doc.Str(id.toString())).toList());
    }

    /** What is no number of a thing names nobody. */
    private static List<ThingId> ids(Doc value) {
        return value instanceof Doc.Arr array
                ? array.items().stream()
                        .flatMap(item ->
                                item instanceof Doc.Str text ? ThingId.parse(text.value()).stream() : Stream.empty())
                        .toList()
                : List.of();
    }
}
