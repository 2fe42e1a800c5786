package org.holdfast.launcher.loading;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.api.Text;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.holdfast.proxy.render.Renderer;
import org.holdfast.proxy.render.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class UnloadTest {
    private static final int GENERATIONS = 50;

    @TempDir
    Path temp;

    @Test
    void every_unloaded_loader_is_collected() throws Exception {
        // It uses what is known to keep loaders alive: loggers, services, URLs.
        Path classes = TinyModule.answering(temp.resolve("classes"), "Uses.everything()")
                .with("tiny.Uses", """
                        package tiny;
                        class Uses {
                            static String everything() throws Exception {
                                System.getLogger("tiny").log(System.Logger.Level.DEBUG, "loaded {0}", new Uses());
                                java.util.ServiceLoader.load(Runnable.class, Uses.class.getClassLoader()).forEach(Runnable::run);
                                return Late.text() + Uses.class.getResource("/a.txt").openConnection().getContentLengthLong();
                            }
                        }
                        """)
                .withFile("a.txt", "12")
                .compile();
        WorldLoading loading = new WorldLoading(new WorldSource(classes, temp));
        ModuleImage image = loading.read();
        List<LoadedModule> handles = new ArrayList<>();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

        for (int generation = 1; generation <= GENERATIONS; generation++) {
            loaders.add(useAndUnload(loading, image, generation, handles));
        }

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loaders).allMatch(loader -> loader.refersTo(null));
        });
        assertThat(handles).hasSize(GENERATIONS);
    }

    @Test
    void a_loader_whose_templates_are_cached_is_collected() throws Exception {
        Path classes = TinyModule.answering(
                        temp.resolve("classes"), "\"<room>{}</room><bogus> \" + Late.class.getSimpleName()")
                .compile();
        WorldLoading loading = new WorldLoading(new WorldSource(classes, temp));
        Renderer renderer = new Renderer();

        WeakReference<ClassLoader> loader = renderAndUnload(loading, renderer);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(loader.refersTo(null)).isTrue();
        });
        assertThat(renderer.problems(Text.of("<room>{}</room><bogus> Late", "x")))
                .hasSize(1);
    }

    private static WeakReference<ClassLoader> renderAndUnload(WorldLoading loading, Renderer renderer)
            throws ModuleLoadException {
        LoadedModule loaded = loading.define(loading.read(), 1).check();
        WeakReference<ClassLoader> loader = new WeakReference<>(loaded.loader());
        Text text = Text.of(loaded.factory().describe().version(), "Hall");
        assertThat(renderer.render(text, View.PLAIN)).isEqualTo("Hall<bogus> Late");
        assertThat(renderer.problems(text)).hasSize(1);
        loaded.unload();
        return loader;
    }

    @Test
    void a_loader_that_failed_is_collected() throws Exception {
        Path classes = TinyModule.answering(temp.resolve("classes"), "1")
                .with("tiny.X", """
                        package tiny;
                        public class X extends TinyFactory {
                            public static class Oops extends RuntimeException {}
                            public X() { throw new Oops(); }
                        }
                        """)
                .withFile(FactoryFinder.SERVICE, "tiny.X")
                .compile();
        WorldLoader loader = new WorldLoader();
        CodeImage image = ImageReader.read(classes);
        List<ModuleLoadException> reasons = new ArrayList<>();

        WeakReference<ClassLoader> failed = fail(loader, image, reasons);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            System.gc();
            assertThat(failed.refersTo(null)).isTrue();
        });
        assertThat(reasons).hasSize(1);
    }

    private static WeakReference<ClassLoader> useAndUnload(
            WorldLoading loading, ModuleImage image, int generation, List<LoadedModule> handles)
            throws ModuleLoadException {
        LoadedModule loaded = loading.define(image, generation).check();
        assertThat(loaded.factory().describe().version()).isEqualTo("late2");
        WeakReference<ClassLoader> loader = new WeakReference<>(loaded.loader());
        if (generation % 2 == 0) {
            loaded.fence();
        }
        loaded.unload();
        handles.add(loaded);
        return loader;
    }

    private static WeakReference<ClassLoader> fail(
            WorldLoader loader, CodeImage image, List<ModuleLoadException> reasons) throws Exception {
        var module = loader.define(image, 1, null);
        try {
            new FactoryFinder(Duration.ofSeconds(30)).make(FactoryFinder.name(image), module.getClassLoader());
        } catch (ModuleLoadException e) {
            reasons.add(e);
        }
        loader.forget(module);
        return new WeakReference<>(module.getClassLoader());
    }
}
