package org.holdfast.launcher.loading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.proxy.host.ModuleLoadException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorldSourceTest {
    @TempDir
    Path temp;

    @Test
    void the_path_of_the_command_line_goes_first() throws Exception {
        Path given = jar("given", temp.resolve("given.jar"));
        install();

        assertThat(source(given, packed("inside")).read().source()).isEqualTo(given.toString());
    }

    @Test
    void a_path_of_the_command_line_that_is_missing_is_not_replaced_by_another() {
        assertThatThrownBy(() -> source(temp.resolve("none"), packed("inside")).read())
                .isInstanceOf(ModuleLoadException.class)
                .hasMessageContaining(temp.resolve("none").toString());
    }

    @Test
    void a_module_put_into_the_data_directory_later_is_found_at_the_next_reading() throws Exception {
        WorldSource source = source(null, packed("inside"));
        assertThat(source.read().source()).isEqualTo("built-in");

        Path installed = install();

        assertThat(source.read().source()).isEqualTo(installed.toString());
    }

    @Test
    void a_build_without_a_world_says_what_to_do() {
        assertThatThrownBy(() -> source(null, null).read())
                .isInstanceOf(ModuleLoadException.class)
                .hasMessage("this server was built without a world; name one with --world, or put it at "
                        + temp.resolve("modules/world.jar"));
    }

    private WorldSource source(@Nullable Path given, byte @Nullable [] builtIn) {
        return new WorldSource(given, temp, new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return builtIn != null && name.equals("holdfast/world.jar") ? new ByteArrayInputStream(builtIn) : null;
            }
        });
    }

    private Path install() throws Exception {
        Files.createDirectories(temp.resolve("modules"));
        return jar("installed", temp.resolve("modules/world.jar"));
    }

    private byte[] packed(String answer) throws Exception {
        return Files.readAllBytes(jar(answer, temp.resolve(answer + "-packed.jar")));
    }

    private Path jar(String answer, Path jar) throws Exception {
        Path classes =
                TinyModule.answering(temp.resolve(answer), '"' + answer + '"').compile();
        return TinyModule.jar(classes, jar);
    }
}
