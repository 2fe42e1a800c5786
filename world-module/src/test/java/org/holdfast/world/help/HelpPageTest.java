package org.holdfast.world.help;

import java.util.Iterator;
import org.holdfast.api.Text;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HelpPageTest {
    /** The page's markup, with its arguments in their places. */
    private static String page(String written) {
        return markup(HelpPage.of(written));
    }

    private static String markup(Text text) {
        StringBuilder out = new StringBuilder();
        Iterator<Text.Argument> arguments = text.arguments().iterator();
        String[] parts = text.template().split("\\{}", -1);
        for (int i = 0; i < parts.length; i++) {
            out.append(parts[i]);
            if (i < parts.length - 1) {
                Text.Argument argument = arguments.next();
                out.append(
                        argument instanceof Text.Nested nested
                                ? markup(nested.value())
                                : ((Text.Plain) argument).value());
            }
        }
        return out.toString();
    }

    @Test
    void lines_that_follow_each_other_are_a_paragraph() {
        assertThat(page("They went.\nThey will\nbe back.\n\nOr not.\n"))
                .isEqualTo("They went. They will be back.\n\nOr not.");
    }

    @Test
    void a_line_above_indented_ones_stands_alone() {
        assertThat(page("Things\n  get and drop\n  move them.\nTalking\n  say"))
                .isEqualTo("Things\n<indented>get and drop move them.</indented>\nTalking\n<indented>say</indented>");
    }

    @Test
    void a_gap_makes_two_columns() {
        assertThat(page("Rooms\n  @dig A   makes a room,\n           say #57\n  @link  leads\n"))
                .isEqualTo("Rooms\n<indented><table>"
                        + "<row><cell><value>@dig A</value></cell><cell>makes a room, say #57</cell></row>"
                        + "<row><cell><value>@link</value></cell><cell>leads</cell></row>"
                        + "</table></indented>");
    }

    @Test
    void two_spaces_after_a_sentence_are_no_gap() {
        assertThat(page("  It went.  It came.\n  It stays."))
                .isEqualTo("<indented>It went.  It came. It stays.</indented>");
        assertThat(page("  @describe here=Cold.   tells what it is like"))
                .contains("<value>@describe here=Cold.</value>");
    }

    @Test
    void what_follows_the_columns_is_a_paragraph_again() {
        assertThat(page("  a    b\n  and so on\nand on"))
                .endsWith("</table></indented>\n<indented>and so on</indented>\nand on");
    }

    @Test
    void nothing_in_it_is_markup() {
        Text text = HelpPage.of("<red>hot</red> {}");
        assertThat(text.arguments()).singleElement().isInstanceOfSatisfying(Text.Nested.class, nested -> {
            assertThat(nested.value().template()).isEqualTo("{}");
            assertThat(nested.value().arguments()).containsExactly(new Text.Plain("<red>hot</red> {}"));
        });
    }

    @Test
    void a_line_may_be_as_long_as_its_author_likes() {
        String words = "word ".repeat(100_000).strip();
        assertThat(page("  " + words)).isEqualTo("<indented>" + words + "</indented>");
    }
}
