package org.holdfast.launcher.loading.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.proxy.host.ModuleLoadException;

/** Collects what a check finds. Used by one thread. */
final class Findings {
    /** Refusals that are named; a line for staff has room for no more. */
    private static final int MOST_REFUSALS = 3;

    /** Places that are named for each concern. */
    private static final int MOST_PLACES = 4;

    private final Set<String> refusals = new TreeSet<>();
    private final Map<Concern, Set<String>> concerns = new EnumMap<>(Concern.class);

    void refuse(String what) {
        refusals.add(what);
    }

    void warn(Concern concern, String place) {
        concerns.computeIfAbsent(concern, none -> new TreeSet<>()).add(place);
    }

    void requireNone(String source) throws ModuleLoadException {
        if (refusals.isEmpty()) {
            return;
        }
        List<String> named = refusals.stream().limit(MOST_REFUSALS).toList();
        int more = refusals.size() - named.size();
        throw new ModuleLoadException("the check of " + source + " found "
                + (refusals.size() == 1 ? "a fault" : refusals.size() + " faults") + ": "
                + String.join("; ", named) + (more == 0 ? "" : "; and " + more + " more"));
    }

    /** One line for each concern, in the order of {@link Concern}. */
    List<String> warnings() {
        List<String> lines = new ArrayList<>();
        concerns.forEach((concern, places) -> {
            List<String> named = places.stream().limit(MOST_PLACES).toList();
            int more = places.size() - named.size();
            lines.add(concern.text() + ": " + String.join(", ", named) + (more == 0 ? "" : " and " + more + " more"));
        });
        return lines;
    }
}
