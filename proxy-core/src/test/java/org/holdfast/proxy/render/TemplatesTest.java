package org.holdfast.proxy.render;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTest {
    private final Templates templates = new Templates();

    @Test
    void aTemplateIsParsedOnce() {
        Markup first = templates.parsed("<red>x");
        assertThat(templates.parsed(new String("<red>x".toCharArray()))).isSameAs(first);
    }

    @Test
    void moreThanFitTakeEachOthersPlace() {
        Set<Markup> first = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 20_000; i++) {
            Markup markup = templates.parsed("template " + i);
            assertThat(markup.steps()).containsExactly(new Step.Words("template " + i));
            first.add(markup);
        }
        assertThat(IntStream.range(0, 20_000)
                        .mapToObj(i -> templates.parsed("template " + i))
                        .filter(first::contains))
                .hasSizeBetween(1, Templates.SETS * Templates.WAYS);
    }

    @Test
    void aVeryLongTemplateIsNotKept() {
        String template = "x".repeat(Templates.MAX_KEPT + 1);
        assertThat(templates.parsed(template)).isNotSameAs(templates.parsed(template));
    }
}
