package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.proxy.bench.RenderBenchmark;
import org.holdfast.proxy.bench.StoreBenchmark;
import org.holdfast.proxy.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures parts of the server on this machine; needs no data directory. */
@Command(name = "bench", description = "Measures parts of the server on this machine.", mixinStandardHelpOptions = true)
final class BenchCommand extends CommandGroup {
    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new BenchCommand())
                .addSubcommand(new OfStore(terminal))
                .addSubcommand(new BenchSwapCommand(terminal))
                .addSubcommand(new BenchEdgeCommand(terminal))
                .addSubcommand(new BenchTurnsCommand(terminal))
                .addSubcommand(new BenchWorldCommand(terminal))
                .addSubcommand(new OfRender(terminal));
    }

    @Command(
            name = "store",
            description = "Changes per second and their latency, beside bare writes to the same disk; then loading,"
                    + " opening, recovering and reading stores of different sizes.",
            mixinStandardHelpOptions = true)
    private static final class OfStore implements Callable<Integer> {
        private static final int MOST_RECORDS = 100_000_000;

        private final Terminal terminal;

        @Option(
                names = "--dir",
                paramLabel = "DIR",
                defaultValue = ".",
                description = "A directory on the disk to measure; a folder in it is used and deleted."
                        + " Default: the current one")
        private Path directory = Path.of(".");

        @Option(
                names = "--records",
                paramLabel = "N,N...",
                split = ",",
                defaultValue = "10000,100000,1000000",
                description = "How large the stores are. Default: ${DEFAULT-VALUE}")
        private List<Integer> sizes = List.of();

        @Option(
                names = "--seconds",
                paramLabel = "N",
                defaultValue = "3",
                description = "How long each rate is measured. Default: ${DEFAULT-VALUE}")
        private int seconds = 3;

        OfStore(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws CommandFailure, IOException, InterruptedException {
            if (seconds < 1 || sizes.stream().anyMatch(size -> size < 1 || size > MOST_RECORDS)) {
                throw CommandFailure.cannotStart(new IOException(
                        "--seconds must be 1 or more, and --records whole numbers from 1 to " + MOST_RECORDS));
            }
            try {
                StoreBenchmark.run(directory, sizes, Duration.ofSeconds(seconds), terminal.out());
                return 0;
            } catch (StoreException e) {
                throw CommandFailure.refused(e);
            }
        }
    }

    @Command(
            name = "render",
            description = "What a line costs for each kind of client, and a broadcast to 10,000 sessions.",
            mixinStandardHelpOptions = true)
    private static final class OfRender implements Callable<Integer> {
        private final Terminal terminal;

        OfRender(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            new RenderBenchmark(terminal.out()).run();
            return 0;
        }
    }
}
