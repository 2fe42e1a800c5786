package org.holdfast.world.combat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiceTest {
    @ParameterizedTest
    @CsvSource({
        "2d6+1, 2d6+1, 3, 13",
        "d20, 1d20, 1, 20",
        "1D4, 1d4, 1, 4",
        "3d8-2, 3d8-2, 1, 22",
        "' 2 d 6 + 1 ', 2d6+1, 3, 13",
        "7, 7, 7, 7",
        "-3, -3, -3, -3",
        "0d0001, 0, 0, 0",
        "2d6+0, 2d6, 2, 12",
        "1000d10000+1000000, 1000d10000+1000000, 1001000, 11000000",
    })
    void are_read_and_written(String typed, String written, int least, int most) {
        Dice dice = Dice.parse(typed);
        assertThat(dice).hasToString(written);
        assertThat(dice.least()).isEqualTo(least);
        assertThat(dice.most()).isEqualTo(most);
        assertThat(Dice.parse(dice.toString()).most()).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d",
                "2d",
                "2d6+",
                "2d6 1",
                "two",
                "2x6",
                "2d6+1d4",
                "2d0",
                "1001d6",
                "1d10001",
                "99999d6",
                "1d6+1000001",
                "--3",
                "1d6+99999999999",
                "٣d٦"
            })
    void what_is_no_dice_is_refused(String typed) {
        assertThatThrownBy(() -> Dice.parse(typed)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Dice.find(typed)).isEmpty();
    }

    @Test
    void a_number_out_of_range_is_named() {
        assertThatThrownBy(() -> Dice.parse("1001d6")).hasMessage("the number of dice is 0 to 1000, not 1001");
        assertThatThrownBy(() -> Dice.parse("2d")).hasMessage("dice look like 2d6+1, d20 or 3");
    }

    @Test
    void each_sum_is_rolled_and_no_other() {
        Dice dice = Dice.parse("2d6+1");
        int[] seen = new int[15];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 36_000; i++) {
            seen[dice.roll(random)]++;
        }
        assertThat(seen[3]).isBetween(800, 1_200);
        assertThat(seen[8]).isBetween(5_500, 6_500);
        assertThat(seen[13]).isBetween(800, 1_200);
        assertThat(seen[0] + seen[1] + seen[2] + seen[14]).isZero();
    }
}
