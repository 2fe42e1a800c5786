package org.holdfast.world.command.builder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.api.Text;
import org.holdfast.world.command.Invocation;
import org.holdfast.world.thing.Names;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.words.Nearest;

/** Finds things anywhere in the world. */
public final class FindCommand extends Building {
    public FindCommand() {
        super(
                "@find",
                "@find WORDS",
                "Finds things by their names and aliases, also if you do not quite know how they are written, and tells where they are: @find brass lmap. @find kind:exit WORDS and @find zone:KEY WORDS look among those alone.");
    }

    /** How far away something is of whose name the words are a part. */
    private static final int PART = 1;

    /** How many things an answer names. */
    private static final int SHOWN = 20;

    @Override
    public boolean isUndoable() {
        return false;
    }

    @Override
    public void run(Invocation in) {
        Predicate<Thing> filter = thing -> true;
        List<String> words = new ArrayList<>();
        for (String word : in.words().toLowerCase(Locale.ROOT).split("\\s+")) {
            if (word.startsWith("kind:")) {
                String kind = word.substring("kind:".length());
                filter = filter.and(thing -> thing.kind().word().equals(kind));
            } else if (word.startsWith("zone:")) {
                String zone = word.substring("zone:".length());
                filter = filter.and(thing -> thing.zone().equalsIgnoreCase(zone));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        if (in.words().isEmpty()) {
            in.tellUsage(this);
            return;
        }
        report(in, search(in, filter, String.join(" ", words)));
    }

    private record Found(Thing thing, int distance) {}

    private static List<Thing> search(Invocation in, Predicate<Thing> filter, String words) {
        List<Found> found = new ArrayList<>();
        for (Thing thing : in.things().all()) {
            if (filter.test(thing)) {
                distance(thing, words).ifPresent(distance -> found.add(new Found(thing, distance)));
            }
        }
        found.sort(Comparator.comparingInt(Found::distance)
                .thenComparing(one -> one.thing().id()));
        // What is called so leaves no doubt about what was meant.
        boolean asWritten = found.stream().anyMatch(one -> one.distance() <= PART);
        return found.stream()
                .filter(one -> !asWritten || one.distance() <= PART)
                .map(Found::thing)
                .toList();
    }

    /** 0 for the whole name, 1 for a part of it, 2 and more for each slip; empty if it is something else. */
    private static Optional<Integer> distance(Thing thing, String words) {
        if (words.isEmpty() || Names.matchExactly(thing, words)) {
            return Optional.of(0);
        }
        List<String> names = Names.all(thing).toList();
        if (Names.matchLoosely(thing, words) || names.stream().anyMatch(name -> name.contains(words))) {
            return Optional.of(PART);
        }
        int slips = 0;
        for (String word : words.split(" ")) {
            int allowed = Nearest.slips(word);
            int best = names.stream()
                    .flatMap(name -> Arrays.stream(name.split("\\s+")))
                    .mapToInt(name -> name.startsWith(word) ? 0 : Nearest.distance(name, word, allowed))
                    .min()
                    .orElse(Integer.MAX_VALUE);
            if (best > allowed) {
                return Optional.empty();
            }
            slips += best;
        }
        return Optional.of(PART + slips);
    }

    private static void report(Invocation in, List<Thing> found) {
        if (found.isEmpty()) {
            in.tell(Text.of("There is nothing like \"{}\" anywhere.", in.words()));
            return;
        }
        List<Text> lines = new ArrayList<>();
        found.stream().limit(SHOWN).forEach(thing -> lines.add(ListCommand.line(in, thing)));
        if (found.size() > SHOWN) {
            lines.add(Text.of("And {} more.", found.size() - SHOWN));
        }
        in.tell(Text.lines(lines));
    }
}
