package org.holdfast.proxy.host;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.holdfast.api.HostedModuleFactory;

/** Loads what a test says. Each generation has a loader of its own, which loads nothing itself. */
final class FakeLoading implements ModuleLoading {
    /** What {@link #read} reads next. */
    volatile Supplier<ModuleImage> file;

    /** Of every code. */
    volatile List<String> warnings = List.of();

    final List<Integer> unloaded = new CopyOnWriteArrayList<>();
    final List<Integer> fenced = new CopyOnWriteArrayList<>();

    /** Called when a generation is fenced, to end what a test has made hang. */
    volatile Runnable onFence = () -> {};

    FakeLoading(Supplier<HostedModuleFactory> code) {
        this.file = () -> new Code("first", code);
    }

    /** Code, as something that makes a factory. */
    record Code(String source, Supplier<HostedModuleFactory> factory) implements ModuleImage {
        @Override
        public String fingerprint() {
            return "of " + source;
        }
    }

    /** What a supplier may throw in place of the checked exception of the interface. */
    static final class CannotLoad extends RuntimeException {
        private static final long serialVersionUID = 1;

        CannotLoad(String why) {
            super(why);
        }
    }

    @Override
    public ModuleImage read() throws ModuleLoadException {
        try {
            return file.get();
        } catch (CannotLoad e) {
            throw new ModuleLoadException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public DefinedModule define(ModuleImage image, int generation) throws ModuleLoadException {
        return new Defined((Code) image, new EmptyLoader(), generation);
    }

    private static final class EmptyLoader extends ClassLoader {}

    private final class Defined implements DefinedModule {
        private final Code code;
        private final ClassLoader loader;
        private final int generation;

        Defined(Code code, ClassLoader loader, int generation) {
            this.code = code;
            this.loader = loader;
            this.generation = generation;
        }

        @Override
        public ClassLoader loader() {
            return loader;
        }

        @Override
        public LoadedModule check() throws ModuleLoadException {
            try {
                return new Loaded(code.factory().get(), loader, generation);
            } catch (CannotLoad e) {
                throw new ModuleLoadException(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void unload() {
            unloaded.add(generation);
        }
    }

    private final class Loaded implements LoadedModule {
        private final HostedModuleFactory factory;
        private final ClassLoader loader;
        private final int generation;

        Loaded(HostedModuleFactory factory, ClassLoader loader, int generation) {
            this.factory = factory;
            this.loader = loader;
            this.generation = generation;
        }

        @Override
        public HostedModuleFactory factory() {
            return factory;
        }

        @Override
        public ClassLoader loader() {
            return loader;
        }

        @Override
        public List<String> warnings() {
            return warnings;
        }

        @Override
        public void fence() {
            fenced.add(generation);
            onFence.run();
        }

        @Override
        public void unload() {
            unloaded.add(generation);
        }
    }
}
