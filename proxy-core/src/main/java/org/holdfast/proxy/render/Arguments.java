package org.holdfast.proxy.render;

import java.util.List;
import org.holdfast.api.Text;

/** The arguments of a text, for tags that have places in them. */
record Arguments(List<Text.Argument> list, Templates templates) {
    /** What a value says with these arguments, on one line. */
    String in(Tag.Value value) {
        List<Step> steps = value.steps();
        if (steps.size() == 1 && steps.get(0) instanceof Step.Words words) {
            return words.text();
        }
        StringBuilder line = new StringBuilder();
        Walk.value(value, this, new OneLine(line));
        return line.toString();
    }

    /** Leaves out tags; so no tag within an argument of a tag has effect, and none is looked into. */
    private record OneLine(StringBuilder line) implements Sink {
        @Override
        public void words(String text) {
            line.append(text);
        }

        @Override
        public void lineBreak() {
            line.append(' ');
        }

        @Override
        public void open(Tag tag, Arguments arguments) {
            // Only the words count.
        }

        @Override
        public void close(Tag tag) {
            // Only the words count.
        }
    }
}
