package org.holdfast.proxy.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.holdfast.api.Text;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.render.MarkupProblem;
import org.holdfast.proxy.render.Renderer;

/**
 * Reports what in the templates of a module looks like markup and is none, with the turn that said it, so that whoever
 * writes the module finds the place. Each problem is reported once while the process runs, and {@value #MOST} of them
 * at most: beyond that, a module makes up its templates, and more lines help nobody.
 *
 * <p>Names the template, which is an author's, and which message the turn handled; nothing that a player typed. Usable
 * on any thread.
 */
final class MarkupReport {
    static final int MOST = 500;

    private static final int LONGEST_TEMPLATE = 200;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\u2028\u2029]+");

    private final Renderer renderer;
    private final Consumer<String> log;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** @param log takes a line for each problem */
    MarkupReport(Renderer renderer, Consumer<String> log) {
        this.renderer = renderer;
        this.log = log;
    }

    /**
     * Looks at a text that is about to be shown.
     *
     * @param message that the turn handled; empty for the turn of an activation
     */
    void look(Text text, Optional<ToModule> message) {
        for (MarkupProblem problem : renderer.problems(text)) {
            String what = problem.message() + "; in: " + beginning(problem.template());
            if (reported.size() < MOST && reported.add(what)) {
                log.accept("a text of the turn of " + name(message) + " has markup that is none: " + what);
            }
        }
    }

    private static String name(Optional<ToModule> message) {
        return message.map(handled -> handled instanceof ToModule.Input
                        ? handled.toString()
                        : handled.getClass().getSimpleName())
                .orElse("an activation");
    }

    /** Enough of a template to find it, on one line. */
    private static String beginning(String template) {
        String cut = template.length() <= LONGEST_TEMPLATE ? template : template.substring(0, LONGEST_TEMPLATE) + "...";
        return CONTROLS.matcher(cut).replaceAll(" ");
    }
}
