package org.holdfast.proxy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in a JVM of its own, with this one's flags and class path, that serves a port. Used by one thread. Ends with
 * {@link #close}, or with this process.
 */
final class ChildJvm implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready.*?telnet=(\\S+):(\\d+)");
    private static final Pattern HEAP = Pattern.compile("^heap (\\d+)$");
    private static final int ENDING_SECONDS = 30;

    private final Process process;
    private final BufferedReader out;
    private final InetSocketAddress address;
    private final Duration startTime;

    /**
     * Starts it and waits until it is ready.
     *
     * @param flags of the JVM, beside those that this one has
     * @throws IOException also if it ends without becoming ready
     */
    ChildJvm(List<String> flags, String main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X"))
                .forEach(command::add);
        // What the manifest says for a server that is started by java -jar.
        command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
        command.addAll(flags);
        command.addAll(List.of("--class-path", System.getProperty("java.class.path")));
        command.add(Watched.class.getName());
        command.add(main);
        command.addAll(arguments);
        long start = System.nanoTime();
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        try {
            Matcher ready = await(READY);
            startTime = Duration.ofNanos(System.nanoTime() - start);
            address = new InetSocketAddress(ready.group(1), Integer.parseInt(ready.group(2)));
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** From the start of the process to its being ready. */
    Duration startTime() {
        return startTime;
    }

    /** What the processor has done for it so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /**
     * Bytes of memory that it has; 0 where the system has no {@code /proc}. Pages that are mapped more than once, as ZGC's
     * are, count once.
     */
    long residentBytes() throws IOException {
        Path memory = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        if (!Files.exists(memory)) {
            return 0;
        }
        try (var lines = Files.lines(memory)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Bytes of its heap in use after a collection. */
    long heapBytes() throws IOException {
        OutputStream in = process.getOutputStream();
        in.write('\n');
        in.flush();
        return Long.parseLong(await(HEAP).group(1));
    }

    private Matcher await(Pattern pattern) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher;
            }
        }
        throw new IOException("a server for the benchmark ended; run it again without the benchmark to see why");
    }

    /** Stops it in order, and waits for that. */
    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
