package org.holdfast.launcher;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CollectorTest {
    @Test
    void another_collector_than_zgc_is_named_with_what_it_costs_and_the_way_out() {
        assertThat(Collector.advice(List.of("G1 Young Generation", "G1 Old Generation")))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("(G1)", "40 to 140 ms", "1 to 10 ms", "-XX:+UseZGC")
                        .doesNotContain("\n"));
        assertThat(Collector.advice(List.of("Copy", "MarkSweepCompact")))
                .hasValueSatisfying(line -> assertThat(line).contains("(Serial)", "not measured"));
    }

    @Test
    void zgc_of_either_kind_is_not_commented_on() {
        assertThat(Collector.advice(List.of("ZGC Cycles", "ZGC Pauses"))).isEmpty();
        assertThat(Collector.advice(List.of("ZGC Minor Cycles", "ZGC Major Cycles")))
                .isEmpty();
    }
}
