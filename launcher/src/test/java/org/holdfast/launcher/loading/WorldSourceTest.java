package org.holdfast.launcher.loading;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.proxy.host.ModuleLoadException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WorldSourceTest {
    @TempDir
    Path temp;

    @Test
    void the_path_of_the_command_line_goes_first() throws Exception {
        Path given = jar("given", temp.resolve("given.jar"));
        install("installed");

        assertThat(new WorldSource(given, temp).read().source()).isEqualTo(given.toString());
    }

    @Test
    void a_module_put_into_the_data_directory_later_is_found_at_the_next_reading() throws Exception {
        WorldSource source = new WorldSource(null, temp);
        assertThat(sourceOrReason(source)).doesNotContain(temp.resolve("modules") + "/world.jar is");

        Path installed = install("installed");

        assertThat(source.read().source()).isEqualTo(installed.toString());
    }

    private Path install(String answer) throws Exception {
        Files.createDirectories(temp.resolve("modules"));
        return jar(answer, temp.resolve("modules/world.jar"));
    }

    private Path jar(String answer, Path jar) throws Exception {
        Path classes =
                TinyModule.answering(temp.resolve(answer), "\"" + answer + "\"").compile();
        return TinyModule.jar(classes, jar);
    }

    /** The unit tests run before the world's jar is packed, or after. */
    private static String sourceOrReason(WorldSource source) {
        try {
            return source.read().source();
        } catch (ModuleLoadException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
