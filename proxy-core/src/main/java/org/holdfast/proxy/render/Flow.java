package org.holdfast.proxy.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Lines and blocks, one under the other. For one thread.
 *
 * <p>A block begins on a line of its own and so does what follows it. A line break right after a block is the one
 * that the block makes anyway, so that authors may write each block on a line of its own.
 */
final class Flow implements Block {
    private final List<Block> done = new ArrayList<>(2);
    private Line line = new Line();
    private boolean afterBlock;

    void words(String text, Ink ink) {
        line.append(text, ink);
    }

    void lineBreak() {
        if (afterBlock && line.isEmpty()) {
            afterBlock = false;
            return;
        }
        done.add(line);
        line = new Line();
        afterBlock = false;
    }

    /** Adds a block, which may be filled later. */
    void add(Block block) {
        if (!line.isEmpty()) {
            done.add(line);
            line = new Line();
        }
        done.add(block);
        afterBlock = true;
    }

    boolean isEmpty() {
        return done.isEmpty() && line.isEmpty();
    }

    @Override
    public void lay(int columns, List<Line> lines) {
        for (Block block : done) {
            block.lay(columns, lines);
        }
        if (endsInLine()) {
            line.lay(columns, lines);
        }
    }

    @Override
    public void speak(List<Line> lines) {
        for (Block block : done) {
            block.speak(lines);
        }
        if (endsInLine()) {
            line.speak(lines);
        }
    }

    private boolean endsInLine() {
        return !afterBlock || !line.isEmpty();
    }

    /** All lines that it has in a width, 0 for no bound. */
    List<Line> laid(int columns) {
        List<Line> lines = new ArrayList<>();
        lay(columns, lines);
        return lines;
    }

    /** All that it says, on one line. */
    Line spoken() {
        List<Line> lines = new ArrayList<>();
        speak(lines);
        Line all = new Line();
        for (Line each : lines) {
            if (!all.isEmpty() && !each.isEmpty()) {
                all.append(" ", Ink.DEFAULT);
            }
            all.append(each);
        }
        return all;
    }
}
