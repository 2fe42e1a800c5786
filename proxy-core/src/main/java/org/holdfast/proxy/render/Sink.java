package org.holdfast.proxy.render;

/**
 * What the parts of a text flow into, in the order in which they are read. Openings and closings nest. Texts are
 * clean and without line breaks.
 */
interface Sink {
    void words(String text);

    void lineBreak();

    void open(Tag tag, Arguments arguments);

    void close(Tag tag);
}
