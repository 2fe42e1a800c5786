package org.holdfast.proxy.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.api.Doc;
import org.holdfast.api.Text;

/**
 * Turns a text into what a client can show. Usable on any thread; one is enough for the whole process.
 *
 * <p>Rendering never fails: broken markup is shown as the text that it is, see {@link #problems}. No control character
 * of a text or an argument reaches the result; what there is are line feeds between lines, and the escape sequences
 * that the view asks for.
 */
public final class Renderer {
    /** Texts that are looked at for problems: a text may be nested in itself twice, thirty times. */
    private static final int MAX_LOOKED_AT = 10_000;

    private final Templates templates = new Templates();
    private volatile Themes themes;

    /** @param themes that players may choose */
    public Renderer(Themes themes) {
        this.themes = themes;
    }

    /** A renderer with the built-in theme alone. */
    public Renderer() {
        this(Themes.BUILT_IN);
    }

    /** What players may choose now. */
    public Themes themes() {
        return themes;
    }

    /** From now on texts look as these themes say. What is being rendered meanwhile looks as one or the other says. */
    public void use(Themes changed) {
        themes = changed;
    }

    /**
     * The text as a view shows it: lines with {@code \n} between them. Nothing is added at the end, and no line leaves
     * colour or a link open.
     */
    public String render(Text text, View view) {
        Layout layout = new Layout(themes.named(view.theme()), view.screenReader());
        Walk.text(text, templates, layout);
        return LineWriter.write(layout.lines(view.columns()), view);
    }

    /**
     * The text as a tree for a browser, which lays out and colours by itself: an array of strings and of objects with
     * a {@code tag}, as the reference of this package has them. The same for all browsers.
     */
    public Doc.Arr tree(Text text) {
        JsonTree tree = new JsonTree();
        Walk.text(text, templates, tree);
        return tree.tree();
    }

    /**
     * What in the templates of a text, and of the texts in it, looks like markup and is none. Cheap for a text that is
     * rendered anyway; whoever knows which turn said it logs it. Contains nothing of the arguments.
     */
    public List<MarkupProblem> problems(Text text) {
        boolean hasTexts = text.arguments().stream().anyMatch(Text.Nested.class::isInstance);
        return hasTexts
                ? problemsWithin(text)
                : templates.parsed(text.template()).problems();
    }

    private List<MarkupProblem> problemsWithin(Text text) {
        List<MarkupProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<Text> texts = new ArrayDeque<>(List.of(text));
        for (int looked = 0; looked < MAX_LOOKED_AT && !texts.isEmpty(); looked++) {
            Text next = texts.pop();
            if (seen.add(next.template())) {
                problems.addAll(templates.parsed(next.template()).problems());
            }
            for (Text.Argument argument : next.arguments()) {
                if (argument instanceof Text.Nested nested) {
                    texts.push(nested.value());
                }
            }
        }
        return problems;
    }
}
