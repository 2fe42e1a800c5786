package org.holdfast.proxy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFileTest {
    @TempDir
    Path data;

    private Path file = Path.of("");
    private KeyFile key = KeyFile.beside(Path.of("store"));

    @BeforeEach
    void name() {
        file = data.resolve("account.key");
        key = KeyFile.beside(data.resolve("store"));
    }

    @Test
    void aKeyIsKeptWhereItsOwnerAloneReadsIt() throws IOException {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) 0xa7);
        assertThat(key.read()).isEmpty();
        key.keep(bytes);
        assertThat(KeyFile.beside(data.resolve("store")).read().orElseThrow()).isEqualTo(bytes);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void oneThatIsThereIsNotReplaced() throws IOException {
        key.keep(new byte[32]);
        assertThatThrownBy(() -> key.keep(new byte[32]))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "holdfast-key-1 AAAA", "holdfast-key-1 ???", "holdfast-key-2 AAAA", "\u00e9"})
    void whatIsNoKeyIsRefusedByName(String text) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(key::read)
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is no key that this version knows");
    }

    @Test
    void oneThatOthersMayReadIsUsedAndWarnedOf() throws IOException {
        key.keep(new byte[32]);
        Logger logger = (Logger) LoggerFactory.getLogger(KeyFile.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            assertThat(key.read()).isPresent();
            assertThat(log.list).isEmpty();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(key.read()).isPresent();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).contains("'chmod 600 " + file + "'"));
    }

    @Test
    void whatTheDiskRefusesIsSaidInWords() throws IOException {
        Files.createSymbolicLink(file, file);
        assertThatThrownBy(key::read)
                .hasMessageStartingWith(file + " cannot be read: ")
                .hasMessageNotContaining("null");
        KeyFile nowhere = KeyFile.beside(data.resolve("gone").resolve("store"));
        assertThatThrownBy(() -> nowhere.keep(new byte[32])).hasMessage("NoSuchFileException");
    }
}
