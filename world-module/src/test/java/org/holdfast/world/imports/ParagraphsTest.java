package org.holdfast.world.imports;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParagraphsTest {
    @Test
    void lines_of_a_paragraph_are_joined() {
        assertThat(Paragraphs.joined("""
                   You stand on a long pier of tarred boards, and the sea that it was
                built for has gone.  Gulls walk where the
                boats lay.
                   A ladder leads down.""".stripTrailing())).isEqualTo("""
                   You stand on a long pier of tarred boards, and the sea that it was built for has gone.  Gulls walk where the
                boats lay.
                   A ladder leads down.""".stripTrailing());
    }

    @Test
    void lists_and_pictures_stay_as_they_are() {
        for (String text : new String[] {
            "Bread .............................................. 5\nBeer ............................................... 2",
            "A   B   C   the columns of a table that is quite wide indeed\nd   e   f   and its second line",
            "North is the gate.\nSouth is the road.",
            "A line that is long enough to have been broken at its end\n\nAnother.",
            "",
        }) {
            assertThat(Paragraphs.joined(text)).isEqualTo(text);
        }
    }
}
