package org.holdfast.proxy.render;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ViewTest {
    @Test
    void whatMakesNoDifferenceIsEqual() {
        assertThat(View.PLAIN.withTheme("night")).isEqualTo(View.PLAIN);
        assertThat(View.PLAIN.withScreenReader(true).withColumns(80)).isEqualTo(View.PLAIN.withScreenReader(true));
    }

    @Test
    void aWidthIsBroughtIntoRange() {
        assertThat(View.PLAIN.withColumns(1).columns()).isEqualTo(View.MIN_COLUMNS);
        assertThat(View.PLAIN.withColumns(65535).columns()).isEqualTo(View.MAX_COLUMNS);
        assertThatThrownBy(() -> View.PLAIN.withColumns(-1)).hasMessage("a width of -1 columns is impossible");
    }
}
