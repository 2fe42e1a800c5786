package org.holdfast.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.proxy.StoredModuleRecords;
import org.holdfast.proxy.bench.WorldBenchmark;
import org.holdfast.proxy.host.SwapOptions;
import org.holdfast.proxy.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures a world that lives. */
@Command(
        name = "world",
        description =
                "How long turns take and whether what is due is on time, in a world with people of its own in which"
                        + " players wander, talk and fight, a line a second each; with a reload in the middle of it.",
        mixinStandardHelpOptions = true)
final class BenchWorldCommand implements Callable<Integer> {
    private static final int MOST = 1_000_000;

    private final Terminal terminal;

    @Option(
            names = "--players",
            paramLabel = "N,N...",
            split = ",",
            defaultValue = "100,1000,3000",
            description = "One run for each. Default: ${DEFAULT-VALUE}")
    private List<Integer> players = List.of();

    @Option(names = "--rooms", paramLabel = "N", defaultValue = "10000", description = "Default: ${DEFAULT-VALUE}")
    private int rooms;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "10000",
            description = "The world's own people and animals. Default: ${DEFAULT-VALUE}")
    private int people;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long each run is measured, and again with a reload. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Mixin
    private BenchedWorld world = new BenchedWorld();

    BenchWorldCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        boolean possible = seconds >= 2
                && rooms >= 1
                && rooms <= MOST
                && people >= 0
                && people <= MOST
                && players.stream().allMatch(count -> count >= 1 && count <= MOST);
        if (!possible) {
            throw CommandFailure.cannotStart(new IOException(
                    "--seconds must be 2 or more, --rooms and --players 1 or more, --people 0 or more, all at most "
                            + MOST));
        }
        try {
            WorldBenchmark.run(
                    world.directory(),
                    new WorldBenchmark.Setting(
                            rooms, people, Duration.ofSeconds(seconds), new SwapOptions(Duration.ofMillis(300))),
                    players,
                    world.loading(),
                    StoredModuleRecords::new,
                    terminal.out());
            return 0;
        } catch (StoreException e) {
            throw CommandFailure.refused(e);
        }
    }
}
