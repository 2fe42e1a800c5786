package org.holdfast.world.thing;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {
    private final Thing bell = new Thing(new ThingId(1), Kind.ITEM, "the Old fog bell");

    @ParameterizedTest
    @CsvSource({
        "the old fog bell, true, true",
        "old fog bell, true, true",
        "a Old Fog Bell, true, true",
        "striker, true, true",
        "bell, false, true",
        "fo be, false, true",
        "bell fog, false, true",
        "stri, false, true",
        "bells, false, false",
        "fog horn, false, false",
        "ell, false, false"
    })
    void match(String words, boolean exactly, boolean loosely) {
        bell.aliases(List.of("striker"));
        assertThat(Names.matchExactly(bell, words)).isEqualTo(exactly);
        assertThat(Names.matchLoosely(bell, words)).isEqualTo(loosely);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "The {Deep}", "<b>", "\u00c9tang", "\ud83d\udc1a", "a#1"})
    void mayBeAlmostAnything(String name) {
        assertThat(Names.refuse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "#1", "a\nb", "a\u0007", "a\u009b", "a\u202e", "\u2066a", "a\u2028"})
    void mayNotBeInvisibleOrNumbers(String name) {
        assertThat(Names.refuse(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "#", "#0", "#-1", "#01", "#1 ", "#1x", "#1234567890123456789", "\u0661"})
    void notEverythingIsAnId(String text) {
        assertThat(ThingId.parse(text)).isEmpty();
    }

    @Test
    void idsAreReadAsTheyAreShown() {
        ThingId id = new ThingId(999_999_999_999_999_999L);
        assertThat(ThingId.parse(id.toString())).contains(id);
    }
}
