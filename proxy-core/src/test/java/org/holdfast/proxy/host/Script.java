package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.api.Activation;
import org.holdfast.api.HostedModule;
import org.holdfast.api.HostedModuleFactory;
import org.holdfast.api.ModuleContext;
import org.holdfast.api.ModuleDescriptor;
import org.holdfast.api.RecordChange;
import org.holdfast.api.StoredRecord;
import org.holdfast.api.Turn;
import org.holdfast.api.message.ToModule;

/** A module that does what a test says; by default, nothing. One script makes one module for each generation. */
final class Script implements HostedModuleFactory, HostedModule {
    Supplier<ModuleDescriptor> describe = () -> new ModuleDescriptor("world", "1", Map.of("thing", 1), Duration.ZERO);
    Consumer<ModuleContext> create = context -> {};
    Consumer<StoredRecord> load = record -> {};
    Consumer<RecordChange> apply = change -> {};
    BiConsumer<Activation, Turn> activate = (activation, turn) -> {};
    BiConsumer<ToModule, Turn> handle = (message, turn) -> {};
    Consumer<List<RecordChange>> revert = accepted -> {};
    Runnable retire = () -> {};

    @Override
    public ModuleDescriptor describe() {
        return describe.get();
    }

    @Override
    public HostedModule create(ModuleContext context) {
        create.accept(context);
        return this;
    }

    @Override
    public void load(StoredRecord record) {
        load.accept(record);
    }

    @Override
    public void apply(RecordChange change) {
        apply.accept(change);
    }

    @Override
    public void activate(Activation activation, Turn turn) {
        activate.accept(activation, turn);
    }

    @Override
    public void handle(ToModule message, Turn turn) {
        handle.accept(message, turn);
    }

    @Override
    public void revert(List<RecordChange> accepted) {
        revert.accept(accepted);
    }

    @Override
    public void retire() {
        retire.run();
    }
}
