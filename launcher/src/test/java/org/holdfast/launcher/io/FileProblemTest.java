package org.holdfast.launcher.io;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FileProblemTest {
    @TempDir
    Path temp;

    @Test
    void what_the_jdk_names_by_a_class_is_said_in_words() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "");
        IOException missing = catchThrowableOfType(IOException.class, () -> Files.readString(temp.resolve("none")));
        IOException belowFile =
                catchThrowableOfType(IOException.class, () -> Files.createDirectories(file.resolve("a")));

        assertThat(FileProblem.why(missing)).isEqualTo("there is no such file");
        assertThat(FileProblem.why(belowFile)).doesNotContain("Exception").isNotBlank();
        assertThat(FileProblem.why(new AccessDeniedException("x"))).isEqualTo("permission denied");
        assertThat(FileProblem.why(new MalformedInputException(1))).isEqualTo("it is no UTF-8 text");
        assertThat(FileProblem.why(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(FileProblem.why(new IOException())).isEqualTo("input or output failed");
    }
}
