package org.holdfast.proxy.render;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the lines of a text, in their inks, for one view. For one text and one thread.
 *
 * <p>Blocks within blocks go {@value #MAX_BLOCKS} deep; what is deeper is text in the innermost. A link within a link
 * is text of the outer one.
 */
final class Layout implements Sink, Tag.Handler {
    private static final int MAX_BLOCKS = 16;

    private final Theme theme;
    private final boolean spoken;
    private final Flow root = new Flow();
    private final Deque<Outside> outside = new ArrayDeque<>();
    private Ink ink = Ink.DEFAULT;
    private Flow flow = root;
    private @Nullable Container container;
    private int blocks;

    /** What holds again when a tag closes. */
    private record Outside(Ink ink, Flow flow, @Nullable Container container, int blocks) {}

    /** @param spoken whether it is to be read aloud */
    Layout(Theme theme, boolean spoken) {
        this.theme = theme;
        this.spoken = spoken;
    }

    /** The lines of all that has flowed in. */
    List<Line> lines(int columns) {
        List<Line> lines = new ArrayList<>(1);
        if (spoken) {
            root.speak(lines);
        } else {
            root.lay(columns, lines);
        }
        return lines;
    }

    @Override
    public void words(String text) {
        // Between the rows of a table and the items of a list, space is only the author's way of writing.
        if (container == null || !text.isBlank()) {
            flow.words(text, ink);
            show(text);
        }
    }

    @Override
    public void lineBreak() {
        if (container == null) {
            flow.lineBreak();
            show(" ");
        }
    }

    private void show(String text) {
        Link link = ink.link();
        if (link != null) {
            link.show(text);
        }
    }

    @Override
    public void open(Tag tag, Arguments arguments) {
        outside.push(new Outside(ink, flow, container, blocks));
        tag.dispatch(this, arguments);
    }

    @Override
    public void close(Tag tag) {
        if (spoken) {
            sayWhatWouldBeClicked(tag);
        }
        Outside before = outside.pop();
        ink = before.ink();
        flow = before.flow();
        container = before.container();
        blocks = before.blocks();
    }

    private void sayWhatWouldBeClicked(Tag tag) {
        Link link = ink.link();
        Outside before = outside.element();
        if (tag instanceof Tag.Hinted && !ink.hint().isBlank()) {
            words(" (" + ink.hint() + ")");
        } else if (link != null && link != before.ink().link() && link.isUsable() && !link.showsTarget()) {
            words(" (" + link.target().strip() + ")");
        }
    }

    @Override
    public void coloured(Tag.Coloured tag) {
        ink = ink.with(ink.style().with(tag.colour()));
    }

    @Override
    public void decorated(Tag.Decorated tag) {
        ink = ink.with(ink.style().with(tag.decoration(), tag.on()));
    }

    @Override
    public void meant(Tag.Meant tag) {
        mean(tag.meaning());
    }

    private void mean(Meaning meaning) {
        ink = ink.with(ink.style().under(theme.style(meaning)));
        if (spoken && !meaning.spoken().isEmpty()) {
            words(meaning.spoken());
        }
    }

    @Override
    public void linked(Tag.Linked tag, Arguments arguments) {
        if (tag.meaning() != null) {
            mean(tag.meaning());
        }
        if (ink.link() == null) {
            ink = ink.with(new Link(tag.action(), tag.target() == null ? null : arguments.in(tag.target())));
        }
    }

    @Override
    public void hinted(Tag.Hinted tag, Arguments arguments) {
        ink = ink.withHint(arguments.in(tag.text()));
    }

    @Override
    public void progress(Tag.Progress tag, Arguments arguments) {
        ProgressBar bar = ProgressBar.of(arguments, tag);
        words(spoken ? bar.inWords() : bar.drawn());
    }

    @Override
    public void structure(Tag.Structure tag) {
        if (++blocks > MAX_BLOCKS) {
            return;
        }
        switch (tag) {
            case HEADING -> {
                mean(Meaning.HEADING);
                withinFlow();
            }
            case INDENTED -> within(new Indented());
            case RULE -> flow.add(new Rule(ink));
            case LIST -> within(new Listing(false));
            case NUMBERED -> within(new Listing(true));
            case COLUMNS -> within(new Columns());
            case TABLE -> within(new Table());
            case HEAD -> {
                mean(Meaning.LABEL);
                row(true);
            }
            case ROW -> row(false);
            case CELL -> inPart(container == null ? null : container.cell());
            case LI -> inPart(container == null ? null : container.item());
        }
    }

    @Override
    public void art(Tag.Art tag, Arguments arguments) {
        if (++blocks > MAX_BLOCKS) {
            return;
        }
        withinFlow();
        if (spoken) {
            words(arguments.in(tag.said()));
            // Where what is drawn goes, which nobody looks at.
            flow = new Flow();
        }
    }

    private void row(boolean head) {
        if (container == null || !container.row(head)) {
            withinFlow();
        }
    }

    private void inPart(@Nullable Flow part) {
        if (part == null) {
            withinFlow();
        } else {
            flow = part;
            container = null;
        }
    }

    private void withinFlow() {
        Flow inner = new Flow();
        flow.add(inner);
        flow = inner;
        container = null;
    }

    private void within(Indented inner) {
        flow.add(inner);
        flow = inner.flow();
        container = null;
    }

    private void within(Container inner) {
        flow.add(inner);
        flow = inner.caption();
        container = inner;
    }
}
