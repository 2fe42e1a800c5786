package org.holdfast.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.holdfast.proxy.StoredModuleRecords;
import org.holdfast.proxy.bench.TurnBenchmark;
import org.holdfast.proxy.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what supervision costs. */
@Command(
        name = "turns",
        description = "What a command costs with polls in the world's code and a watch on its turns, beside the same"
                + " world without.",
        mixinStandardHelpOptions = true)
final class BenchTurnsCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "100",
            description = "Rounds of 4000 commands each way. Default: ${DEFAULT-VALUE}")
    private int rounds;

    @Mixin
    private BenchedWorld world = new BenchedWorld();

    BenchTurnsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        if (rounds < 1 || rounds > 10_000) {
            throw CommandFailure.cannotStart(new IOException("--rounds must be a whole number from 1 to 10000"));
        }
        try {
            TurnBenchmark.run(
                    world.directory(),
                    rounds,
                    world.loading(),
                    world.withoutPolls(),
                    StoredModuleRecords::new,
                    terminal.out());
            return 0;
        } catch (StoreException e) {
            throw CommandFailure.refused(e);
        }
    }
}
