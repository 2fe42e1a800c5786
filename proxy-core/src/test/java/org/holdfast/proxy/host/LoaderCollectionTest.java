package org.holdfast.proxy.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.holdfast.api.HostedModuleFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Worlds leave nothing behind: the loader of every generation that was let go of is collected. */
class LoaderCollectionTest {
    private static final int RELOADS = 50;

    private final List<WeakReference<ClassLoader>> loaders = new CopyOnWriteArrayList<>();
    private final List<WeakReference<ModuleImage>> images = new CopyOnWriteArrayList<>();
    private final Rig rig =
            new Rig(new MemoryRecords(), new FakeLoading(Script::new), new Loading(), SwapOptions.DEFAULT);

    @AfterEach
    void stop() {
        rig.close();
    }

    /** Defines the module's classes itself instead of asking its parent. */
    private static final class ThrowAwayLoader extends ClassLoader {
        private static final String OWN = ThrowAwayModule.class.getName();

        ThrowAwayLoader() {
            super(LoaderCollectionTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                return name.startsWith(OWN) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final class Loading implements ModuleLoading {
        @Override
        public ModuleImage read() {
            ModuleImage image = new FakeLoading.Code("throw-away", Script::new);
            images.add(new WeakReference<>(image));
            return image;
        }

        @Override
        public DefinedModule define(ModuleImage image, int generation) {
            ClassLoader loader = new ThrowAwayLoader();
            loaders.add(new WeakReference<>(loader));
            return new Defined(loader);
        }
    }

    private record Defined(ClassLoader loader) implements DefinedModule {
        @Override
        public LoadedModule check() throws ModuleLoadException {
            try {
                Class<?> type = loader.loadClass(ThrowAwayModule.class.getName());
                return new Loaded((HostedModuleFactory) type.getConstructor().newInstance(), loader);
            } catch (ReflectiveOperationException e) {
                throw new ModuleLoadException("the test is broken", e);
            }
        }

        @Override
        public void unload() {}
    }

    private record Loaded(HostedModuleFactory factory, ClassLoader loader) implements LoadedModule {
        @Override
        public void unload() {}
    }

    private long alive() {
        System.gc();
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    private long imagesAlive() {
        System.gc();
        return images.stream().filter(image -> image.get() != null).count();
    }

    private void awaitAlive(long most) {
        await().atMost(Rig.SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(alive()).isLessThanOrEqualTo(most));
    }

    @Test
    @Timeout(120)
    void afterFiftyReloadsOnlyTheLiveLoaderIsLeft() {
        rig.mustReload();
        for (int i = 1; i <= RELOADS; i++) {
            rig.type(i, "answer");
            if (i % 10 == 0) {
                int generation = rig.host.liveGeneration().orElseThrow();
                rig.type(i, "fail, and fail to revert");
                await().atMost(Rig.SOON).until(() -> rig.host.liveGeneration().orElse(0) > generation);
            }
            rig.mustReload();
        }
        rig.awaitIdle();
        assertThat(loaders).hasSize(1 + RELOADS + RELOADS / 10);
        assertThat(rig.lines().stream().filter("answer"::equals)).hasSize(RELOADS);
        assertThat(rig.lines().stream().filter("FAILED"::equals)).hasSize(RELOADS / 10);
        awaitAlive(1);
        assertThat(rig.host.generations()).hasSize(1);

        rig.close();
        awaitAlive(0);
        assertThat(rig.host.generations()).isEmpty();
    }

    @Test
    @Timeout(120)
    void theCodeOfOldGenerationsIsKeptOnlyAsFarBackAsARollbackGoes() {
        for (int i = 0; i < RELOADS; i++) {
            rig.mustReload();
        }
        awaitAlive(1);
        // It is at a reload that the code of the collected ones is let go, whether or not anybody asks for the list.
        rig.mustReload();
        await().atMost(Rig.SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(imagesAlive()).isLessThanOrEqualTo(EarlierCode.MOST + 2L));
    }
}
