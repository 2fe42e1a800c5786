package org.holdfast.proxy.render;

import java.util.List;

/** A parsed template: nothing but strings and our own classes, so it keeps no world in memory. Immutable. */
record Markup(List<Step> steps, List<MarkupProblem> problems) {
    Markup {
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }
}
