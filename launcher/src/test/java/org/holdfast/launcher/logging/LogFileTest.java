package org.holdfast.launcher.logging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.launcher.config.Configuration.LogLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class LogFileTest {
    private static final Logger LOGGER = LoggerFactory.getLogger("test.Logger");

    @TempDir
    Path temp;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void watchTheTerminal() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveTheTerminalBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    @Test
    void the_file_has_everything_and_the_terminal_only_warnings_without_stacks() throws Exception {
        try (LogFile log = LogFile.open(temp.resolve("logs"), LogLevel.INFO)) {
            assertThat(log).isNotNull();
            LOGGER.debug("a detail");
            LOGGER.info("an event");
            LOGGER.warn("a warning", new IllegalStateException("boom"));
        }

        assertThat(file())
                .doesNotContain("a detail")
                .contains("INFO  [main] test.Logger: an event\n")
                .contains("WARN  [main] test.Logger: a warning\njava.lang.IllegalStateException: boom\n\tat ");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("WARN: a warning\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void of_a_message_of_many_lines_the_terminal_has_the_first() throws Exception {
        try (LogFile log = LogFile.open(temp.resolve("logs"), LogLevel.INFO)) {
            assertThat(log).isNotNull();
            LOGGER.warn("a turn failed: boom\n    at a.b.C.run(C.java:12)\r\n    at d.E.f(E.java:3)");
            LOGGER.warn("a line\n");
        }

        assertThat(file()).contains("a turn failed: boom\n        at a.b.C.run(C.java:12)\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("WARN: a turn failed: boom ...\nWARN: a line\n");
    }

    @Test
    void what_a_world_logs_is_there_too() throws Exception {
        try (LogFile log = LogFile.open(temp.resolve("logs"), LogLevel.DEBUG)) {
            assertThat(log).isNotNull();
            System.getLogger("tiny.World").log(System.Logger.Level.DEBUG, "{0} rooms", 12);
        }

        assertThat(file()).contains("DEBUG [main] tiny.World: 12 rooms\n");
    }

    @Test
    void a_message_cannot_pass_for_an_entry_of_its_own() throws Exception {
        try (LogFile log = LogFile.open(temp.resolve("logs"), LogLevel.INFO)) {
            assertThat(log).isNotNull();
            LOGGER.info("one\r\n2026-01-01 ERROR forged\u001b[31m\u009b31m");
        }

        assertThat(file()).endsWith("test.Logger: one\n    2026-01-01 ERROR forged[31m31m\n");
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_error_at_start() throws Exception {
        Path folder = temp.resolve("logs");
        Files.createDirectories(folder.resolve("holdfast.log"));

        assertThatIOException()
                .isThrownBy(() -> LogFile.open(folder, LogLevel.INFO))
                .withMessage("cannot write the log to " + folder);
    }

    private String file() throws IOException {
        return Files.readString(temp.resolve("logs/holdfast.log"));
    }
}
