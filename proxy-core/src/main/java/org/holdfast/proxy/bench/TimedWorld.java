package org.holdfast.proxy.bench;

import java.time.Duration;
import java.util.List;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;
import org.holdfast.proxy.host.DefinedModule;
import org.holdfast.proxy.host.LoadedModule;
import org.holdfast.proxy.host.ModuleImage;
import org.holdfast.proxy.host.ModuleLoadException;
import org.holdfast.proxy.host.ModuleLoading;

/**
 * Stands between the host and a world, and counts how long each turn takes and how late each wake comes. Rehearsals do not
 * count. Results are usable on any thread, guarded by this object.
 */
final class TimedWorld implements ModuleLoading {
    private final ModuleLoading loading;
    private Latencies turns = new Latencies();
    private Latencies lines = new Latencies();
    private Latencies wakes = new Latencies();
    private Latencies lateness = new Latencies();

    TimedWorld(ModuleLoading loading) {
        this.loading = loading;
    }

    /**
     * What was counted since the last call.
     *
     * @param turns all of them
     * @param lines turns of what players typed
     * @param wakes turns of what was due
     * @param lateness of wakes
     */
    record Counted(Latencies turns, Latencies lines, Latencies wakes, Latencies lateness) {}

    synchronized Counted take() {
        Counted counted = new Counted(turns, lines, wakes, lateness);
        turns = new Latencies();
        lines = new Latencies();
        wakes = new Latencies();
        lateness = new Latencies();
        return counted;
    }

    private synchronized void count(ToModule message, long nanos, Duration late) {
        turns.add(nanos);
        if (message instanceof ToModule.Input) {
            lines.add(nanos);
        } else if (message instanceof ToModule.Woken) {
            wakes.add(nanos);
            lateness.add(late.toNanos());
        }
    }

    @Override
    public ModuleImage read() throws ModuleLoadException {
        return loading.read();
    }

    @Override
    public DefinedModule define(ModuleImage image, int generation) throws ModuleLoadException {
        DefinedModule defined = loading.define(image, generation);
        return new DefinedModule() {
            @Override
            public ClassLoader loader() {
                return defined.loader();
            }

            @Override
            public LoadedModule check() throws ModuleLoadException {
                return new Loaded(defined.check());
            }

            @Override
            public void unload() {
                defined.unload();
            }
        };
    }

    private final class Loaded implements LoadedModule {
        private final LoadedModule loaded;

        Loaded(LoadedModule loaded) {
            this.loaded = loaded;
        }

        @Override
        public HostedModuleFactory factory() {
            HostedModuleFactory factory = loaded.factory();
            return new HostedModuleFactory() {
                @Override
                public ModuleDescriptor describe() {
                    return factory.describe();
                }

                @Override
                public HostedModule create(ModuleContext context) {
                    HostedModule module = factory.create(context);
                    return context.isRehearsal() ? module : new Timed(module);
                }
            };
        }

        @Override
        public ClassLoader loader() {
            return loaded.loader();
        }

        @Override
        public List<String> warnings() {
            return loaded.warnings();
        }

        @Override
        public void fence() {
            loaded.fence();
        }

        @Override
        public void unload() {
            loaded.unload();
        }
    }

    private final class Timed implements HostedModule {
        private final HostedModule module;
        private final Lateness lateness = new Lateness();

        Timed(HostedModule module) {
            this.module = module;
        }

        @Override
        public void load(StoredRecord record) {
            module.load(record);
        }

        @Override
        public void apply(RecordChange change) {
            module.apply(change);
        }

        @Override
        public void activate(Activation activation, Turn turn) {
            module.activate(activation, lateness.begin(turn));
        }

        @Override
        public void handle(ToModule message, Turn turn) {
            Duration late = Duration.ZERO;
            if (message instanceof ToModule.Woken woken) {
                late = lateness.of(woken, turn);
            }
            long start = System.nanoTime();
            module.handle(message, lateness.hear(turn));
            count(message, System.nanoTime() - start, late);
        }

        @Override
        public void revert(List<RecordChange> accepted) {
            module.revert(accepted);
        }

        @Override
        public void retire() {
            module.retire();
        }
    }
}
