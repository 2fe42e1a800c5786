package org.holdfast.world.notebook;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept for one player. Immutable.
 *
 * @param aliases words of the player's own, in lower case, and what each stands for
 * @param draft the text that is being written: while there is one, lines belong to it
 */
public record Notebook(SortedMap<String, String> aliases, Optional<Draft> draft) {
    public static final Notebook EMPTY = new Notebook(Collections.emptySortedMap(), Optional.empty());

    public Notebook {
        aliases = Collections.unmodifiableSortedMap(new TreeMap<>(aliases));
    }

    boolean isEmpty() {
        return aliases.isEmpty() && draft.isEmpty();
    }

    public Notebook with(String alias, String meaning) {
        SortedMap<String, String> changed = new TreeMap<>(aliases);
        changed.put(alias, meaning);
        return new Notebook(changed, draft);
    }

    public Notebook without(String alias) {
        SortedMap<String, String> changed = new TreeMap<>(aliases);
        changed.remove(alias);
        return new Notebook(changed, draft);
    }

    public Notebook writing(Draft text) {
        return new Notebook(aliases, Optional.of(text));
    }

    public Notebook writingNothing() {
        return new Notebook(aliases, Optional.empty());
    }
}
