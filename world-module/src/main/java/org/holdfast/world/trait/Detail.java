package org.holdfast.world.trait;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.holdfast.api.Doc;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;

/**
 * What can be looked at without being a thing: {@code details: [{"names": ["sign", "board"], "text": "Keep out."}]} of a
 * room or of anything in it; {@code look sign} shows the text. A thing that has no description of its own is described by
 * the detail that has its name.
 *
 * @param names what it answers to, one at least
 * @param text as builders write; see {@link org.holdfast.world.words.Prose}
 */
public record Detail(List<String> names, String text) {
    public static final String DETAILS = "details";

    /** How many a thing has at most; more are not looked at. */
    public static final int MOST = 100;

    private static final String NAMES = "names";
    private static final String TEXT = "text";

    public Detail {
        names = List.copyOf(names);
    }

    /** Those of a thing; what makes no sense among them is left out. */
    public static List<Detail> of(Thing thing) {
        return Values.items(thing.attribute(DETAILS)).stream()
                .limit(MOST)
                .flatMap(detail -> read(detail).stream())
                .toList();
    }

    private static Optional<Detail> read(Doc doc) {
        if (!(doc instanceof Doc.Obj detail)) {
            return Optional.empty();
        }
        List<String> names = Values.items(detail.find(NAMES)).stream()
                .flatMap(name -> Values.text(Optional.of(name)).stream())
                .toList();
        return Values.text(detail.find(TEXT)).filter(text -> !names.isEmpty()).map(text -> new Detail(names, text));
    }

    /** The text of a thing's detail that has just this name. */
    public static Optional<String> named(Thing thing, String words) {
        return find(thing, words, Names::isExactly);
    }

    /** The text of a thing's first detail that has a name with words that begin so. */
    public static Optional<String> like(Thing thing, String words) {
        return find(thing, words, Names::matches);
    }

    private static Optional<String> find(Thing thing, String words, BiPredicate<String, String> matches) {
        return of(thing).stream()
                .filter(detail -> detail.names.stream().anyMatch(name -> matches.test(name, words)))
                .map(Detail::text)
                .findFirst();
    }

    /** The text of the detail that a thing has of itself. */
    public static Optional<String> ofItself(Thing thing) {
        return Names.all(thing).flatMap(name -> named(thing, name).stream()).findFirst();
    }

    /**
     * The attribute with one detail more, in place of those that have one of its names; without those if the text is
     * empty. One name alone, if a detail has it, is that detail with all its names.
     */
    public static Doc with(Thing thing, List<String> names, String text) {
        List<Detail> before = of(thing);
        List<Detail> meant =
                before.stream().filter(detail -> detail.hasOneOf(names)).toList();
        Detail after = new Detail(names.size() == 1 && !meant.isEmpty() ? meant.get(0).names : names, text);
        List<Detail> details = new ArrayList<>(before);
        details.removeAll(meant);
        if (!text.isEmpty()) {
            details.add(meant.isEmpty() ? details.size() : before.indexOf(meant.get(0)), after);
        }
        return new Doc.Arr(details.stream().map(Detail::write).toList());
    }

    private boolean hasOneOf(List<String> others) {
        return names.stream().anyMatch(name -> others.stream().anyMatch(other -> Names.isExactly(name, other)));
    }

    public Doc write() {
        return Doc.object().put(NAMES, names).put(TEXT, text).build();
    }

    /** Whether it can be the attribute. */
    public static boolean isValid(Doc doc) {
        return doc instanceof Doc.Arr array
                && array.items().size() <= MOST
                && array.items().stream().allMatch(detail -> read(detail).isPresent());
    }
}
