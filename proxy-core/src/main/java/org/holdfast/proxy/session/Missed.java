package org.holdfast.proxy.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.holdfast.api.Text;

/**
 * What a player is told while no connection shows the session: kept until one does, then handed out once, in order. Owned
 * by the session's event loop.
 *
 * <p>At most {@value #MOST_TEXTS} texts of together {@value #MOST_CHARACTERS} characters; beyond that the oldest are left
 * out, and counted. Structured data is not kept: the world sends it anew to whoever comes back.
 */
final class Missed {
    static final int MOST_TEXTS = 200;
    static final int MOST_CHARACTERS = 32_768;

    private final Instant since;
    private final Queue<Text> texts = new ArrayDeque<>();
    private long characters;
    private int leftOut;

    /** @param since when the last connection was lost */
    Missed(Instant since) {
        this.since = since;
    }

    Instant since() {
        return since;
    }

    void add(Text text) {
        texts.add(text);
        characters += text.length();
        while (texts.size() > MOST_TEXTS || characters > MOST_CHARACTERS) {
            characters -= texts.remove().length();
            leftOut++;
        }
    }

    /** What was missed, with a line before and one after it; nothing if nothing was. */
    List<Text> handOut() {
        List<Text> all = new ArrayList<>();
        if (leftOut > 0 || !texts.isEmpty()) {
            all.add(Notices.missed(leftOut));
            all.addAll(texts);
            all.add(Notices.END_OF_MISSED);
        }
        texts.clear();
        characters = 0;
        leftOut = 0;
        return all;
    }
}
