package org.holdfast.launcher.content;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class BuiltInContentTest {
    private static final Map<String, String> PACKED = Map.of(
            "holdfast/content.index", "areas/a/one.yaml\nareas/two.yaml\nbanner.txt",
            "holdfast/content/areas/a/one.yaml", "one",
            "holdfast/content/areas/two.yaml", "two",
            "holdfast/content/banner.txt", "Welcome");

    @TempDir
    Path temp;

    @Test
    void a_missing_directory_is_laid_out_whole() throws Exception {
        Path data = temp.resolve("deep/data");

        content(PACKED).layOut(data);

        assertThat(data.resolve("areas/a/one.yaml")).hasContent("one");
        assertThat(data.resolve("areas/two.yaml")).hasContent("two");
        assertThat(data.resolve("banner.txt")).hasContent("Welcome");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactlyInAnyOrder(data.resolve("areas"), data.resolve("banner.txt"));
        }
    }

    @Test
    void what_exists_is_never_touched_and_what_an_author_deleted_does_not_come_back() throws Exception {
        content(PACKED).layOut(temp);
        Files.writeString(temp.resolve("areas/two.yaml"), "mine");
        Files.delete(temp.resolve("areas/a/one.yaml"));
        Files.delete(temp.resolve("banner.txt"));

        content(PACKED).layOut(temp);

        assertThat(temp.resolve("areas/two.yaml")).hasContent("mine");
        assertThat(temp.resolve("areas/a/one.yaml")).doesNotExist();
        assertThat(temp.resolve("banner.txt")).hasContent("Welcome");
    }

    @Test
    void a_build_without_content_says_so_and_leaves_nothing_half_done() throws Exception {
        Map<String, String> lacking = Map.of("holdfast/content.index", "areas/none.yaml");

        assertThatIOException()
                .isThrownBy(() -> content(lacking).layOut(temp))
                .withMessageContaining("this build lacks holdfast/content/areas/none.yaml");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void a_directory_that_cannot_be_written_is_named() throws Exception {
        Path data = Files.writeString(temp.resolve("file"), "").resolve("data");

        assertThatIOException()
                .isThrownBy(() -> content(PACKED).layOut(data))
                .withMessageStartingWith("cannot write to the data directory " + data + ": ");
    }

    private static BuiltInContent content(Map<String, String> resources) {
        return new BuiltInContent(new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                String text = resources.get(name);
                return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
