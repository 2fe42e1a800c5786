package org.holdfast.launcher.content;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class DataDirectoryTest {
    @TempDir
    Path temp;

    @Test
    void a_directory_is_made_and_claimed_by_one_at_a_time() throws Exception {
        Path data = temp.resolve("new");
        try (DataDirectory first = DataDirectory.claim(data)) {
            assertThat(first.logs()).isDirectory();
            assertThatIOException()
                    .isThrownBy(() -> DataDirectory.claim(data))
                    .withMessage("the data directory " + data
                            + " is in use by this process ("
                            + ProcessHandle.current().pid()
                            + "); stop that server, or name another directory with --data");
        }
        DataDirectory.claim(data).close();
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatIOException()
                .isThrownBy(() -> DataDirectory.claim(file.resolve("data")))
                .withMessageStartingWith("cannot write to the data directory " + file.resolve("data"));
    }
}
