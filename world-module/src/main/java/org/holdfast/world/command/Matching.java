package org.holdfast.world.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.api.Text;
import org.holdfast.world.command.Targets.Search;
import org.holdfast.world.command.Targets.Several;
import org.holdfast.world.thing.Direction;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.view.Lists;
import org.holdfast.world.view.LookView;
import org.holdfast.world.words.Nearest;

/**
 * Which of some things a player's words mean.
 *
 * <pre>
 *   sword     the one of this very name; else the one of this name or alias, whatever its article; else the one whose name has a word that begins so.
 *             Things of the very same name are interchangeable: the first is taken
 *   2.sword   the second of those that "sword" could mean, in the order in which they are listed
 *   all       every item; all.sword every thing that "sword" could mean. Where several make sense
 * </pre>
 *
 * Words that mean none are answered with the names that are a slip or two away.
 */
final class Matching {
    /** How many candidates an answer to ambiguous words names. */
    private static final int NAMED = 5;

    /** How many near misses an answer names. */
    static final int SUGGESTED = 3;

    /** How many things "all" means at most: what one command may do, and how long its answer may be. */
    static final int MOST = 100;

    private static final Pattern ORDINAL = Pattern.compile("([1-9][0-9]{0,3})\\.(.+)");
    private static final String ALL = "all";

    private Matching() {}

    /** @param missing the answer if they mean none; near misses are added */
    static Search one(List<Thing> candidates, String words, Text missing) {
        List<Thing> exact = exact(candidates, words);
        if (!exact.isEmpty()) {
            return decide(called(exact, words), words, LookView::named);
        }
        Matcher ordinal = ORDINAL.matcher(words);
        if (ordinal.matches()) {
            return nth(candidates, Integer.parseInt(ordinal.group(1)), ordinal.group(2), missing);
        }
        List<Thing> loose = loose(candidates, words);
        return loose.isEmpty()
                ? Search.refused(withNearMisses(candidates, words, missing))
                : decide(loose, words, LookView::named);
    }

    /** Whether the words are "all" alone. */
    static boolean isAll(String words) {
        return words.equalsIgnoreCase(ALL);
    }

    /** Likewise, where the words may also mean several things, by "all". */
    static Several several(List<Thing> candidates, String words, Text missing) {
        if (isAll(words)) {
            List<Thing> items =
                    candidates.stream().filter(thing -> thing.is(Kind.ITEM)).toList();
            return items.isEmpty() ? Several.refused(missing) : Several.found(items);
        }
        if (words.toLowerCase(Locale.ROOT).startsWith(ALL + ".")
                && exact(candidates, words).isEmpty()) {
            String name = words.substring(ALL.length() + 1);
            List<Thing> matching = loose(candidates, name);
            return matching.isEmpty()
                    ? Several.refused(withNearMisses(candidates, name, missing))
                    : Several.found(matching);
        }
        Search one = one(candidates, words, missing);
        return new Several(one.found().map(List::of).orElse(List.of()), one.refusal());
    }

    private static Search nth(List<Thing> candidates, int ordinal, String name, Text missing) {
        List<Thing> matching = loose(candidates, name);
        if (matching.isEmpty()) {
            return Search.refused(withNearMisses(candidates, name, missing));
        }
        if (ordinal <= matching.size()) {
            return Search.found(matching.get(ordinal - 1));
        }
        return Search.refused(
                matching.size() == 1
                        ? Text.of("There is only one \"{}\" here.", name)
                        : Text.of("There are only {} of \"{}\" here.", matching.size(), name));
    }

    /** Those of which the words are a whole name. */
    static List<Thing> exact(List<Thing> candidates, String words) {
        return candidates.stream().filter(thing -> isExactly(thing, words)).toList();
    }

    private static boolean isExactly(Thing thing, String words) {
        return Names.matchExactly(thing, words)
                || (thing.is(Kind.EXIT)
                        && Direction.find(words)
                                .filter(direction -> direction.word().equalsIgnoreCase(thing.name()))
                                .isPresent());
    }

    private static List<Thing> loose(List<Thing> candidates, String words) {
        return candidates.stream()
                .filter(thing -> isExactly(thing, words) || Names.matchLoosely(thing, words))
                .toList();
    }

    private static Search decide(List<Thing> candidates, String words, Function<Thing, Text> naming) {
        Thing first = candidates.get(0);
        boolean interchangeable = candidates.stream()
                .allMatch(thing -> thing.is(first.kind()) && thing.name().equals(first.name()));
        return interchangeable ? Search.found(first) : ambiguous(candidates, words, naming);
    }

    /** The one there is, or the answer that they could be several, each told from the others by its number. */
    static Search unique(List<Thing> candidates, String words) {
        List<Thing> called = called(candidates, words);
        return called.size() == 1 ? Search.found(called.get(0)) : ambiguous(called, words, LookView::numbered);
    }

    /** Those of some things whose name this is, to the letter, if there are any: an alias is worth less. */
    private static List<Thing> called(List<Thing> candidates, String words) {
        List<Thing> called = candidates.stream()
                .filter(thing -> thing.name().equalsIgnoreCase(words))
                .toList();
        return called.isEmpty() ? candidates : called;
    }

    private static Search ambiguous(List<Thing> candidates, String words, Function<Thing, Text> naming) {
        List<Text> different = candidates.stream().map(naming).distinct().toList();
        Stream<Text> named = different.stream().limit(NAMED);
        Stream<Text> more = different.size() > NAMED
                ? Stream.of(Text.of("one of {} more", different.size() - NAMED))
                : Stream.empty();
        return Search.refused(Text.of(
                "\"{}\" could be {}.",
                words,
                Lists.or(Stream.concat(named, more).toList())));
    }

    private static Text withNearMisses(List<Thing> candidates, String words, Text missing) {
        List<Text> near = candidates.stream()
                .filter(thing -> isNear(thing, words))
                .map(LookView::named)
                .distinct()
                .limit(SUGGESTED)
                .toList();
        return near.isEmpty() ? missing : Text.of("{} Did you mean {}?", missing, Lists.or(near));
    }

    private static boolean isNear(Thing thing, String words) {
        int slips = Nearest.slips(words);
        return slips > 0
                && Names.all(thing)
                        .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("\\s+"))))
                        .anyMatch(name -> Nearest.distance(name, words, slips) <= slips);
    }
}
