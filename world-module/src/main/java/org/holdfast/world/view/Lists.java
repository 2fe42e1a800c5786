package org.holdfast.world.view;

import java.util.List;
import org.holdfast.api.Text;

/** Several things in one sentence. */
public final class Lists {
    private Lists() {}

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    public static Text and(List<Text> texts) {
        return joined(texts, " and ");
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}. */
    public static Text or(List<Text> texts) {
        return joined(texts, " or ");
    }

    private static Text joined(List<Text> texts, String word) {
        if (texts.size() < 2) {
            return Text.join(", ", texts);
        }
        int last = texts.size() - 1;
        return Text.join(word, List.of(Text.join(", ", texts.subList(0, last)), texts.get(last)));
    }
}
