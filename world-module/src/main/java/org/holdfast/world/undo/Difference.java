package org.holdfast.world.undo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.holdfast.api.Doc;
import org.holdfast.world.area.AreaImport;
import org.holdfast.world.thing.ThingId;

/**
 * What a command did to one thing.
 *
 * @param was the members of its document that were changed, as they were before; all of them if it was destroyed
 * @param is the same members as they were afterwards; all of them if it was made. Attributes are members of their own
 * @param change whether it was made, destroyed or changed
 * @param roams whether it does not matter where it is
 */
record Difference(ThingId thing, Change change, Map<String, Doc> was, Map<String, Doc> is, boolean roams) {
    private static final String ATTRIBUTES = "attributes";
    private static final String ATTRIBUTE = "attribute ";
    private static final String LOCATION = "location";

    Difference(ThingId thing, Change change, Map<String, Doc> was, Map<String, Doc> is) {
        this(thing, change, was, is, false);
    }

    enum Change {
        MADE,
        DESTROYED,
        CHANGED
    }

    /** What is different; empty if nothing is. */
    static Optional<Difference> between(ThingId thing, Optional<Doc.Obj> before, Optional<Doc.Obj> after) {
        Map<String, Doc> was = members(before.orElse(Doc.Obj.EMPTY));
        Map<String, Doc> is = members(after.orElse(Doc.Obj.EMPTY));
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        if (before.isEmpty()) {
            return Optional.of(new Difference(thing, Change.MADE, was, is));
        }
        if (after.isEmpty()) {
            return Optional.of(new Difference(thing, Change.DESTROYED, was, is));
        }
        TreeSet<String> same = new TreeSet<>(was.keySet());
        same.removeIf(member -> !Objects.equals(was.get(member), is.get(member)));
        was.keySet().removeAll(same);
        is.keySet().removeAll(same);
        return was.isEmpty() && is.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(thing, Change.CHANGED, was, is));
    }

    /** Without having been moved; empty if that was all. */
    Optional<Difference> withoutLocation() {
        Map<String, Doc> wasElse = new LinkedHashMap<>(was);
        Map<String, Doc> isElse = new LinkedHashMap<>(is);
        wasElse.remove(LOCATION);
        isElse.remove(LOCATION);
        return wasElse.isEmpty() && isElse.isEmpty()
                ? Optional.empty()
                : Optional.of(new Difference(thing, change, wasElse, isElse));
    }

    /** The same of a thing that was made and may have gone elsewhere since. */
    Difference wherever() {
        return change == Change.MADE ? new Difference(thing, change, was, is, true) : this;
    }

    /** The first member that is not any more as the command left it; in words. */
    Optional<String> changedSince(Doc.Obj now) {
        Map<String, Doc> members = members(now);
        TreeSet<String> mine = new TreeSet<>(was.keySet());
        mine.addAll(is.keySet());
        if (change == Change.MADE) {
            mine.addAll(members.keySet());
            AreaImport.LIVING.forEach(name -> mine.remove(ATTRIBUTE + name));
        }
        if (roams) {
            mine.remove(LOCATION);
        }
        return mine.stream()
                .filter(member -> !Objects.equals(members.get(member), is.get(member)))
                .findFirst();
    }

    /** The document of the thing with what was changed put back. */
    Doc.Obj restored(Doc.Obj now) {
        Map<String, Doc> members = members(now);
        members.keySet().removeAll(is.keySet());
        members.putAll(was);
        return document(members);
    }

    /** Where it is when this is undone. */
    Optional<ThingId> formerPlace() {
        return was.get(LOCATION) instanceof Doc.Int place ? Optional.of(new ThingId(place.value())) : Optional.empty();
    }

    private static Map<String, Doc> members(Doc.Obj doc) {
        Map<String, Doc> members = new LinkedHashMap<>(doc.members());
        members.remove(ATTRIBUTES);
        doc.object(ATTRIBUTES).members().forEach((name, value) -> members.put(ATTRIBUTE + name, value));
        return members;
    }

    private static Doc.Obj document(Map<String, Doc> members) {
        Doc.Builder doc = Doc.object();
        Doc.Builder attributes = Doc.object();
        members.forEach((member, value) -> {
            if (member.startsWith(ATTRIBUTE)) {
                attributes.put(member.substring(ATTRIBUTE.length()), value);
            } else {
                doc.put(member, value);
            }
        });
        return doc.put(ATTRIBUTES, attributes.build()).build();
    }

    Doc write() {
        return Doc.object()
                .put("thing", thing.number())
                .put("change", change.name())
                .put("was", new Doc.Obj(was))
                .put("is", new Doc.Obj(is))
                .build();
    }

    static Difference read(Doc doc) {
        if (!(doc instanceof Doc.Obj difference)) {
            throw new IllegalArgumentException("a difference should be an object");
        }
        return new Difference(
                new ThingId(difference.integer("thing")),
                Change.valueOf(difference.string("change")),
                difference.object("was").members(),
                difference.object("is").members());
    }
}
