package org.holdfast.world.trait;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Thing;

/** Attributes as what they should be; as if they were not there, where they are something else. */
public final class Values {
    private Values() {}

    /** Whether it is {@code true}. */
    public static boolean isTrue(Thing thing, String attribute) {
        return isTrue(thing.attribute(attribute));
    }

    static boolean isTrue(Optional<Doc> doc) {
        return doc.filter(value -> value instanceof Doc.Bool bool && bool.value())
                .isPresent();
    }

    /** Any number. */
    public static OptionalDouble number(Thing thing, String attribute) {
        return number(thing.attribute(attribute));
    }

    public static OptionalDouble number(Optional<Doc> doc) {
        Doc value = doc.orElse(Doc.Null.NULL);
        if (value instanceof Doc.Int whole) {
            return OptionalDouble.of((double) whole.value());
        }
        return value instanceof Doc.Real real ? OptionalDouble.of(real.value()) : OptionalDouble.empty();
    }

    /** A whole number, or {@code missing}. */
    public static long integer(Thing thing, String attribute, long missing) {
        return thing.attribute(attribute).orElse(Doc.Null.NULL) instanceof Doc.Int whole ? whole.value() : missing;
    }

    /** A text that is not blank. */
    public static Optional<String> text(Thing thing, String attribute) {
        return text(thing.attribute(attribute));
    }

    public static Optional<String> text(Optional<Doc> doc) {
        return doc.orElse(Doc.Null.NULL) instanceof Doc.Str text
                        && !text.value().isBlank()
                ? Optional.of(text.value())
                : Optional.empty();
    }

    /** The texts of an array. */
    public static List<String> texts(Thing thing, String attribute) {
        return items(thing.attribute(attribute)).stream()
                .flatMap(item -> text(Optional.of(item)).stream())
                .toList();
    }

    /** The items of an array. */
    public static List<Doc> items(Optional<Doc> doc) {
        return doc.orElse(Doc.Null.NULL) instanceof Doc.Arr array ? array.items() : List.of();
    }

    /** An object. */
    public static Optional<Doc.Obj> object(Thing thing, String attribute) {
        return thing.attribute(attribute).orElse(Doc.Null.NULL) instanceof Doc.Obj object
                ? Optional.of(object)
                : Optional.empty();
    }

    /** The document with one member set. */
    static Doc.Obj with(Doc.Obj object, String member, Doc value) {
        Doc.Builder changed = Doc.object();
        object.members().forEach(changed::put);
        return changed.put(member, value).build();
    }
}
