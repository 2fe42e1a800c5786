package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A program that a test started, most often the server; see {@link Launch}. Both its outputs are kept.
 *
 * <p>Usable on any thread. Lives until {@link #close()} at the latest, which the {@link Lab} calls, and never longer
 * than the tests' own process.
 */
final class HoldfastProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile(
            "(?m)^Holdfast is ready.*?\\btelnet=(\\S+):(\\d+) web=(\\S+):(\\d+) generation=(\\d+)\\b.*\n");
    private static final Pattern CLAIM = Pattern.compile("\\bclaim ([A-Za-z0-9_-]+)(?=[^A-Za-z0-9_-])");

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(HoldfastProcess::end), "end-of-processes"));
    }

    private final String name;
    private final Process process;
    private final Transcript out;
    private final Transcript err;

    private HoldfastProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.out = new Transcript("standard output of " + name);
        this.err = new Transcript("standard error of " + name);
    }

    /** What the ready line says. */
    record Ready(InetSocketAddress telnet, InetSocketAddress web, int generation) {}

    static HoldfastProcess start(String name, List<String> command, Path directory) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        // A JVM announces it on standard error, of which each line is tested.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            Process process = builder.start();
            RUNNING.add(process);
            HoldfastProcess started = new HoldfastProcess(name, process);
            collect(process.getInputStream(), started.out, name + "-out");
            collect(process.getErrorStream(), started.err, name + "-err");
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** Waits for the ready line; a second call waits for a second one. */
    Ready awaitReady() {
        Transcript.Seen seen = out.expect(READY);
        return new Ready(
                new InetSocketAddress(seen.group(1), Integer.parseInt(seen.group(2))),
                new InetSocketAddress(seen.group(3), Integer.parseInt(seen.group(4))),
                Integer.parseInt(seen.group(5)));
    }

    /** Waits for the line that says how the first admin comes about. */
    String awaitClaimCode() {
        return out.expectAnywhere(CLAIM).group(1);
    }

    /** Writes to the program's standard input. */
    void type(String text) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + name, e);
        }
    }

    /** Ends the program's standard input. */
    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the input of " + name, e);
        }
    }

    /** By its handle: {@code Process.destroy} would also close the streams, and the last words would be lost. */
    void sigterm() {
        process.toHandle().destroy();
    }

    /** Sends a signal, such as {@code STOP}. */
    void signal(String signal) {
        command("kill", "-" + signal, Long.toString(process.pid()));
    }

    /** Has a JVM collect its garbage. */
    void collectGarbage() {
        command(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.run");
    }

    /** Runs a program to its end, which is to be a good one. */
    private void command(String... command) {
        try {
            Process child = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (child.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed, for " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + command[0], e);
        }
    }

    /** As {@code kill -9} does; returns when the process is gone. */
    void kill() {
        end(process);
        awaitExit();
    }

    /** Waits for the end of the program, and of its outputs; returns its exit code. */
    int awaitExit() {
        try {
            if (!process.waitFor(Transcript.DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(name + " did not end within " + Transcript.DEADLINE + describe());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the end of " + name, e);
        }
        RUNNING.remove(process);
        out.expectEnd();
        err.expectEnd();
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    boolean running() {
        return process.isAlive();
    }

    Transcript out() {
        return out;
    }

    Transcript err() {
        return err;
    }

    /** Both outputs, to be shown when a test fails. */
    String describe() {
        return "\n---- standard output of " + name + "\n" + out.text() + "\n---- standard error of " + name + "\n"
                + err.text() + "\n----\n";
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        RUNNING.remove(process);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void collect(InputStream from, Transcript to, String threadName) {
        Thread thread = new Thread(
                () -> {
                    char[] buffer = new char[4096];
                    try (Reader reader = new InputStreamReader(from, StandardCharsets.UTF_8)) {
                        int n = reader.read(buffer);
                        while (n >= 0) {
                            to.append(new String(buffer, 0, n));
                            n = reader.read(buffer);
                        }
                    } catch (IOException e) {
                        to.append("[" + e.getMessage() + "]\n");
                    } finally {
                        to.end();
                    }
                },
                threadName);
        thread.setDaemon(true);
        thread.start();
    }
}
