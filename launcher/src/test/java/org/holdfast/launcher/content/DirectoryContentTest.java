package org.holdfast.launcher.content;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class DirectoryContentTest {
    @TempDir
    Path temp;

    private Path data = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        data = temp.resolve("data");
        write("banner.txt", "Welcome, fléau 🗡");
        write("areas/town/rooms.yaml", "rooms");
        write("areas/forest.yaml", "trees");
        write("areas/.forest.yaml.swp", "an editor's");
        write("config/holdfast.toml", "secret");
        write("store/journal-1.log", "secret");
        write("logs/holdfast.log", "secret");
        write("modules/world.jar", "code");
        write("backups/b", "secret");
    }

    @Test
    void files_are_listed_sorted_with_their_folders() throws Exception {
        DirectoryContent content = new DirectoryContent(data);

        assertThat(content.list("areas")).containsExactly("areas/forest.yaml", "areas/town/rooms.yaml");
        assertThat(content.list("areas/town/")).containsExactly("areas/town/rooms.yaml");
        assertThat(content.list("")).containsExactly("areas/forest.yaml", "areas/town/rooms.yaml", "banner.txt");
        assertThat(content.list("nowhere")).isEmpty();
        assertThat(content.list("banner.txt")).isEmpty();
    }

    @Test
    void a_file_is_read_as_it_is_now() throws Exception {
        DirectoryContent content = new DirectoryContent(data);
        assertThat(content.read("banner.txt")).isEqualTo("Welcome, fléau 🗡");

        write("banner.txt", "Changed");

        assertThat(content.read("banner.txt")).isEqualTo("Changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "areas/../config/holdfast.toml",
                "/etc/passwd",
                "areas//forest.yaml",
                "./banner.txt",
                "areas\\forest.yaml",
                "C:/x",
                "a\0b",
                ".git/config",
                "config/holdfast.toml",
                "Config/holdfast.toml",
                "store",
                "store/journal-1.log",
                "logs/holdfast.log",
                "modules/world.jar",
                "backups/b"
            })
    void a_path_that_leads_outside_is_refused(String path) throws Exception {
        DirectoryContent content = new DirectoryContent(data);

        assertThatIllegalArgumentException().isThrownBy(() -> content.read(path));
        assertThatIllegalArgumentException().isThrownBy(() -> content.list(path));
        assertThatIllegalArgumentException().isThrownBy(() -> content.write(path, "text"));
    }

    /** So that an author's git, another user's editor and a backup can read what was exported. */
    @Test
    void a_new_file_has_the_permissions_of_any_and_one_that_was_there_keeps_its_own() throws Exception {
        Path usual = Files.createFile(data.resolve("usual.txt"));
        assumeTrue(Files.getFileStore(usual).supportsFileAttributeView("posix"));
        DirectoryContent content = new DirectoryContent(data);
        content.write("areas/reef.yaml", "new");
        Path file = data.resolve("areas/reef.yaml");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        content.write("areas/reef.yaml", "changed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
        assertThat(content.read("areas/reef.yaml")).isEqualTo("changed");
    }

    @Test
    void a_file_is_written_whole_into_a_folder_that_is_made_if_need_be() throws Exception {
        DirectoryContent content = new DirectoryContent(data);
        content.write("areas/forest.yaml", "fléau 🗡");
        content.write("areas/new/deep.yaml", "deep");

        assertThat(content.read("areas/forest.yaml")).isEqualTo("fléau 🗡");
        assertThat(content.list("areas"))
                .containsExactly("areas/forest.yaml", "areas/new/deep.yaml", "areas/town/rooms.yaml");
        assertThatIllegalArgumentException().isThrownBy(() -> content.write("banner.txt", "mine"));
        assertThatIOException().isThrownBy(() -> content.write("areas/town", "no folder any more"));
    }

    @Test
    void nothing_is_written_through_a_link_that_leads_out() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("elsewhere"));
        Path file = Files.writeString(temp.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(data.resolve("areas/out"), outside);
        Files.createSymbolicLink(data.resolve("areas/out.yaml"), file);
        Files.createSymbolicLink(data.resolve("areas/settings"), data.resolve("config"));
        DirectoryContent content = new DirectoryContent(data);

        for (String path :
                new String[] {"areas/out/a.yaml", "areas/out/b/a.yaml", "areas/out.yaml", "areas/settings/a"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> content.write(path, "text"));
        }
        assertThat(outside).isEmptyDirectory();
        assertThat(file).hasContent("outside");
    }

    @Test
    void a_link_may_lead_to_authored_content_and_nowhere_else() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside.txt"), "outside");
        Files.createSymbolicLink(data.resolve("motd.txt"), data.resolve("banner.txt"));
        Files.createSymbolicLink(data.resolve("help.txt"), outside);
        Files.createSymbolicLink(data.resolve("areas/settings"), data.resolve("config"));
        DirectoryContent content = new DirectoryContent(data);

        assertThat(content.read("motd.txt")).startsWith("Welcome");
        assertThatIllegalArgumentException().isThrownBy(() -> content.read("help.txt"));
        assertThatIllegalArgumentException().isThrownBy(() -> content.read("areas/settings/holdfast.toml"));
        assertThatIllegalArgumentException().isThrownBy(() -> content.list("areas"));
        assertThatIllegalArgumentException().isThrownBy(() -> content.list("areas/settings"));
    }

    @Test
    void the_data_directory_may_itself_be_a_link() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), data);

        assertThat(new DirectoryContent(link).list("areas/town")).containsExactly("areas/town/rooms.yaml");
    }

    @Test
    void what_is_missing_too_large_or_no_text_is_named() throws Exception {
        Files.write(data.resolve("latin1.txt"), new byte[] {(byte) 0xE9});
        try (RandomAccessFile large =
                new RandomAccessFile(data.resolve("large.txt").toFile(), "rw")) {
            large.setLength(DirectoryContent.MAX_BYTES + 1L);
        }
        DirectoryContent content = new DirectoryContent(data);

        assertThatIOException().isThrownBy(() -> content.read("none.txt")).withMessageContaining("none.txt");
        assertThatIOException().isThrownBy(() -> content.read("areas")).withMessageContaining("areas");
        assertThatIOException().isThrownBy(() -> content.read("latin1.txt")).withMessage("latin1.txt is no UTF-8 text");
        assertThatIOException()
                .isThrownBy(() -> content.read("large.txt"))
                .withMessage("large.txt is larger than 16 MiB");
    }

    private void write(String path, String text) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
