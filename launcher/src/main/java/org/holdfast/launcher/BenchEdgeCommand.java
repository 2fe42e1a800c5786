package org.holdfast.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.proxy.StoredAccounts;
import org.holdfast.proxy.bench.EdgeBenchmark;
import org.holdfast.proxy.store.StoreException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the way of a line from socket to world to socket. */
@Command(
        name = "edge",
        description = "Lines per second and their latency from socket to world to socket, beside a bare echo; memory of"
                + " idle sessions; a broadcast; a client that does not read; the time of a start.",
        mixinStandardHelpOptions = true)
final class BenchEdgeCommand implements Callable<Integer> {
    private static final int MOST_SESSIONS = 20_000;

    private final Terminal terminal;

    @Option(
            names = "--parts",
            paramLabel = "PART,...",
            split = ",",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: everything")
    private List<EdgeBenchmark.Part> parts = List.of(EdgeBenchmark.Part.values());

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Players who do nothing. Default: ${DEFAULT-VALUE}")
    private int sessions;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each rate is measured. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "Seconds of load before LINES are counted; the rate before is printed, too. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            description = "A flag for the JVM of the server and of the echo, beside this one's -X flags; repeatable")
    private List<String> flags = List.of();

    @Mixin
    private BenchDirectory directory = new BenchDirectory();

    BenchEdgeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        if (seconds < 1 || warmUp < 0 || sessions < 1 || sessions > MOST_SESSIONS) {
            throw CommandFailure.cannotStart(new IOException(
                    "--seconds must be 1 or more, --warm-up 0 or more, and --sessions 1 to " + MOST_SESSIONS));
        }
        try {
            EdgeBenchmark.run(
                    directory.path(),
                    new EdgeBenchmark.Setting(
                            EnumSet.copyOf(parts),
                            sessions,
                            Duration.ofSeconds(seconds),
                            Duration.ofSeconds(warmUp),
                            Main.class.getName(),
                            flags),
                    StoredAccounts::new,
                    terminal.out());
            return 0;
        } catch (StoreException e) {
            throw CommandFailure.refused(e);
        }
    }
}
