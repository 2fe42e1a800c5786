package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The themes that players may choose, by their names. Immutable; usable on any thread. */
public final class Themes {
    /** The built-in theme alone. */
    public static final Themes BUILT_IN = new Themes(List.of());

    private final Map<String, Theme> byName = new TreeMap<>();

    /** @param themes whose names differ; the built-in one is there too, unless one of them is called as it is */
    public Themes(Collection<Theme> themes) {
        byName.put(Theme.DEFAULT_NAME, Theme.builtIn());
        themes.forEach(theme -> byName.put(theme.name(), theme));
    }

    /** The default first, the others by name. */
    public List<String> names() {
        List<String> names = new ArrayList<>(byName.keySet());
        names.remove(Theme.DEFAULT_NAME);
        names.add(0, Theme.DEFAULT_NAME);
        return List.copyOf(names);
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    /** The theme of this name, or else the default. */
    Theme named(String name) {
        Theme named = byName.get(name);
        return named != null ? named : Objects.requireNonNull(byName.get(Theme.DEFAULT_NAME));
    }
}
