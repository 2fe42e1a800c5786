package org.holdfast.proxy.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.holdfast.api.Text;

/**
 * Reads a text out, with its arguments in their places. For one text and one thread.
 *
 * <p>Texts within texts are kept on a stack of our own: one that a module built by nesting ten thousand deep must not
 * overflow the thread's. A text is cut off, with three dots, after {@value #MAX_STEPS} steps or
 * {@value #MAX_CHARACTERS} characters, and what stands in a tag after {@value #MAX_VALUE_STEPS} steps: doubling a text by nesting it twice, thirty times, takes a module thirty lines
 * and would take the core all its memory.
 */
final class Walk implements Step.Handler {
    static final int MAX_STEPS = 100_000;
    static final int MAX_CHARACTERS = 200_000;
    static final int MAX_VALUE_STEPS = 500;

    private final Templates templates;
    private final Sink sink;
    private final int maxSteps;
    private final Deque<Frame> outer = new ArrayDeque<>(0);
    private Frame frame;
    private int steps;
    private int characters;

    /** A template that is being read, and how far. */
    private static final class Frame {
        final List<Step> steps;
        final Arguments arguments;
        int next;

        Frame(List<Step> steps, Arguments arguments) {
            this.steps = steps;
            this.arguments = arguments;
        }
    }

    private Walk(List<Step> steps, Arguments arguments, Sink sink, int maxSteps) {
        this.templates = arguments.templates();
        this.sink = sink;
        this.maxSteps = maxSteps;
        this.frame = new Frame(steps, arguments);
    }

    static void text(Text text, Templates templates, Sink sink) {
        List<Step> steps = templates.parsed(text.template()).steps();
        new Walk(steps, new Arguments(text.arguments(), templates), sink, MAX_STEPS).run();
    }

    /** Reads out what stands in a tag. */
    static void value(Tag.Value value, Arguments arguments, Sink sink) {
        new Walk(value.steps(), arguments, sink, MAX_VALUE_STEPS).run();
    }

    private void run() {
        while (true) {
            if (frame.next < frame.steps.size()) {
                frame.steps.get(frame.next++).dispatch(this);
            } else if (outer.isEmpty()) {
                return;
            } else {
                frame = outer.pop();
            }
            if (++steps > maxSteps || characters > MAX_CHARACTERS) {
                cutOff();
                return;
            }
        }
    }

    @Override
    public void words(String text) {
        characters += text.length();
        sink.words(text);
    }

    @Override
    public void lineBreak() {
        characters++;
        sink.lineBreak();
    }

    @Override
    public void place(int index) {
        Text.Argument argument = frame.arguments.list().get(index);
        if (argument instanceof Text.Nested nested) {
            Text text = nested.value();
            outer.push(frame);
            frame = new Frame(templates.parsed(text.template()).steps(), new Arguments(text.arguments(), templates));
        } else if (argument instanceof Text.Plain plain) {
            lines(CleanText.of(plain.value()));
        }
    }

    @Override
    public void open(Tag tag) {
        sink.open(tag, frame.arguments);
    }

    @Override
    public void close(Tag tag) {
        sink.close(tag);
    }

    private void lines(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            words(text.substring(start, end));
            lineBreak();
            start = end + 1;
        }
        words(start == 0 ? text : text.substring(start));
    }

    private void cutOff() {
        sink.words("...");
        closeOpened(frame);
        outer.forEach(this::closeOpened);
    }

    private void closeOpened(Frame cut) {
        Deque<Tag> opened = new ArrayDeque<>();
        for (Step step : cut.steps.subList(0, cut.next)) {
            if (step instanceof Step.Open open) {
                opened.push(open.tag());
            } else if (step instanceof Step.Close) {
                opened.pop();
            }
        }
        opened.forEach(sink::close);
    }
}
