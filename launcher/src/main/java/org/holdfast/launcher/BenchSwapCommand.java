package org.holdfast.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.proxy.StoredModuleRecords;
import org.holdfast.proxy.bench.SwapBenchmark;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what players notice of a reload. */
@Command(
        name = "swap",
        description = "How long players wait while the world is reloaded under load, beside the same run without a"
                + " reload, and beside a world that is stopped and started again.",
        mixinStandardHelpOptions = true)
final class BenchSwapCommand implements Callable<Integer> {
    private static final int MOST = 100_000_000;

    private final Terminal terminal;

    @Option(
            names = "--objects",
            paramLabel = "N,N...",
            split = ",",
            defaultValue = "100000",
            description = "Things in the world; with several numbers, one run for each. Default: ${DEFAULT-VALUE}")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--sessions",
            paramLabel = "S",
            defaultValue = "1000",
            description = "Players, who type a line a second each. Default: ${DEFAULT-VALUE}")
    private int sessions;

    @Option(
            names = "--swaps",
            paramLabel = "K",
            defaultValue = "10",
            description = "How often to reload. Default: ${DEFAULT-VALUE}")
    private int swaps;

    @Option(
            names = "--warmup-ms",
            paramLabel = "MS",
            defaultValue = "300",
            description = "As swap.warmup_ms of a server. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Mixin
    private BenchedWorld world = new BenchedWorld();

    BenchSwapCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        if (sizes.stream().anyMatch(size -> size < 1 || size > MOST)
                || sessions < 0
                || sessions > MOST
                || swaps < 1
                || warmUp < 0) {
            throw CommandFailure.cannotStart(new IOException(
                    "--objects and --swaps must be 1 or more, --sessions and --warmup-ms 0 or more, all below "
                            + MOST));
        }
        try {
            SwapOptions options = new SwapOptions(Duration.ofMillis(warmUp));
            for (int objects : sizes) {
                SwapBenchmark.run(
                        world.directory(),
                        new SwapBenchmark.Setting(objects, sessions, swaps, options),
                        world.loading(),
                        StoredModuleRecords::new,
                        terminal.out());
            }
            return 0;
        } catch (StoreException e) {
            throw CommandFailure.refused(e);
        }
    }
}
