package org.holdfast.proxy.render;

/**
 * One step of a parsed template. The steps of a template are its tree of tags in the order of the text: each
 * {@link Open} has its {@link Close}, and they nest.
 */
sealed interface Step {
    /** One method for each kind of step. */
    interface Handler {
        void words(String text);

        void lineBreak();

        void place(int argument);

        void open(Tag tag);

        void close(Tag tag);
    }

    void dispatch(Handler handler);

    /** Text without line breaks or other controls. */
    record Words(String text) implements Step {
        @Override
        public void dispatch(Handler handler) {
            handler.words(text);
        }
    }

    record Break() implements Step {
        @Override
        public void dispatch(Handler handler) {
            handler.lineBreak();
        }
    }

    /** Where an argument goes, by its index. */
    record Place(int argument) implements Step {
        @Override
        public void dispatch(Handler handler) {
            handler.place(argument);
        }
    }

    record Open(Tag tag) implements Step {
        @Override
        public void dispatch(Handler handler) {
            handler.open(tag);
        }
    }

    record Close(Tag tag) implements Step {
        @Override
        public void dispatch(Handler handler) {
            handler.close(tag);
        }
    }
}
