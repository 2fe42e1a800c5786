package org.holdfast.world.words;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "look, look, 0",
        "LOOK, look, 0",
        "lok, look, 1",
        "loook, look, 1",
        "lokk, look, 1",
        "olok, look, 1",
        "kool, look, 2",
        "say, tell, 4",
        "'', ab, 2",
        "kitten, sitting, 3",
    })
    void countsSlips(String one, String other, int distance) {
        assertThat(Nearest.distance(one, other, 9)).isEqualTo(distance);
        assertThat(Nearest.distance(other, one, 9)).isEqualTo(distance);
        for (int most = 0; most < distance; most++) {
            assertThat(Nearest.distance(one, other, most))
                    .as("at most %s", most)
                    .isGreaterThan(most);
        }
    }

    @Test
    void nearestComeFirst() {
        assertThat(Nearest.among(List.of("look", "lock", "unlock", "say", "look"), "lok", 3))
                .containsExactly("look", "lock");
        assertThat(Nearest.among(List.of("unlock", "lock"), "ulock", 3)).containsExactly("unlock", "lock");
        assertThat(Nearest.among(List.of("unlock", "lock"), "ulock", 1)).containsExactly("unlock");
    }

    @Test
    void shortAndVeryLongWordsHaveNone() {
        assertThat(Nearest.among(List.of("y", "n"), "x", 3)).isEmpty();
        assertThat(Nearest.among(List.of("x".repeat(5000)), "x".repeat(4999), 3))
                .isEmpty();
        assertThat(Nearest.distance("x".repeat(4000), "y".repeat(4000), 3)).isGreaterThan(3);
    }
}
