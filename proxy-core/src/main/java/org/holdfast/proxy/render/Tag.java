package org.holdfast.proxy.render;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tag of the markup with what was written in it. Immutable. */
sealed interface Tag {
    /** One method for each kind of tag. */
    interface Handler {
        void coloured(Coloured tag);

        void decorated(Decorated tag);

        void meant(Meant tag);

        void linked(Linked tag, Arguments arguments);

        void hinted(Hinted tag, Arguments arguments);

        void structure(Structure tag);

        void art(Art tag, Arguments arguments);

        void progress(Progress tag, Arguments arguments);
    }

    void dispatch(Handler handler, Arguments arguments);

    /** Whether inline tags that are open within it end with it, and none of outside can be ended within. */
    default boolean isBlock() {
        return false;
    }

    /** Whether it stands for itself and has no closing tag. */
    default boolean isEmpty() {
        return false;
    }

    /** {@code <red>}, {@code <#ff8800>}. */
    record Coloured(Colour colour) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.coloured(this);
        }
    }

    /** {@code <bold>}, and {@code <!bold>} to turn it off. */
    record Decorated(Decoration decoration, boolean on) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.decorated(this);
        }
    }

    /** {@code <room>} and its like. */
    record Meant(Meaning meaning) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.meant(this);
        }
    }

    /** What a click does. */
    enum Action {
        /** Sends a command as if it had been typed. */
        RUN,
        /** Puts a command into the input line. */
        SUGGEST,
        /** Opens a web address. */
        OPEN
    }

    /**
     * {@code <click:run_command:'look'>}, or a meaning that is also a command: {@code <command:'look'>}.
     *
     * @param meaning which look it has; null for none
     * @param target what is run or opened; null for the text that is shown
     */
    record Linked(
            @Nullable Meaning meaning,
            Action action,
            @Nullable Value target) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.linked(this, arguments);
        }
    }

    /** {@code <hover:show_text:'...'>}. */
    record Hinted(Value text) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.hinted(this, arguments);
        }
    }

    /** What is more than a line of text. */
    enum Structure implements Tag {
        HEADING,
        INDENTED,
        RULE,
        LIST,
        NUMBERED,
        LI,
        COLUMNS,
        TABLE,
        HEAD,
        ROW,
        CELL;

        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.structure(this);
        }

        @Override
        public boolean isBlock() {
            return true;
        }

        @Override
        public boolean isEmpty() {
            return this == RULE;
        }
    }

    /**
     * {@code <art:'a lighthouse'>}: a picture made of characters, on lines of its own.
     *
     * @param said what it shows, for who cannot see it; empty if that need not be said
     */
    record Art(Value said) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.art(this, arguments);
        }

        @Override
        public boolean isBlock() {
            return true;
        }
    }

    /**
     * {@code <progress:VALUE:MAX:LABEL>}.
     *
     * @param label empty for none
     */
    record Progress(Value value, Value max, Value label) implements Tag {
        @Override
        public void dispatch(Handler handler, Arguments arguments) {
            handler.progress(this, arguments);
        }

        @Override
        public boolean isEmpty() {
            return true;
        }
    }

    /**
     * What stands in a tag after a colon: text with places for arguments. Always shown or used as text; markup in an
     * argument of a tag has no effect.
     *
     * @param steps of which tags are left out
     */
    record Value(List<Step> steps) {
        public Value {
            steps = List.copyOf(steps);
        }
    }
}
