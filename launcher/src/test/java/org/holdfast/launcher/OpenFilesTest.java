package org.holdfast.launcher;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenFilesTest {
    @Test
    void more_connections_than_files_are_told_with_both_numbers_and_the_remedy() {
        assertThat(OpenFiles.advice(10_000, 4096))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("limits.connections is 10000", "may open 4096 files", "about 3840")
                        .contains("ulimit -n 10256", "LimitNOFILE=10256")
                        .doesNotContain("\n"));
        assertThat(OpenFiles.advice(100, 100))
                .hasValueSatisfying(line -> assertThat(line).contains("about 0 can"));
    }

    @Test
    void enough_files_and_no_limit_are_not_commented_on() {
        assertThat(OpenFiles.advice(2000, 2256)).isEmpty();
        assertThat(OpenFiles.advice(0, 1024)).isEmpty();
        assertThat(OpenFiles.advice(1)).isEmpty();
    }
}
