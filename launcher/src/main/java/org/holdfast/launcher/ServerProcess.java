package org.holdfast.launcher;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.holdfast.launcher.logging.LogFile;

/**
 * The life of a process that serves: says when it is ready and what its garbage collector costs, waits until the core has stopped, and makes a signal stop
 * the core first.
 *
 * <pre>
 *   core started --> (claim line) --> live: ready line --> stopped: exit code
 *                          failing: the same, but not after more than a minute
 *                          SIGTERM, SIGINT: shutdown hook --> core.shutdown --> stopped --> halt(exit code)
 * </pre>
 *
 * The JVM's own exit code after a signal is 128 and more; a server that was told to stop and did has 0. So the hook
 * ends the JVM itself, after all is on disk.
 */
final class ServerProcess {
    private static final Duration STOP_TIME = Duration.ofSeconds(60);
    private static final int STOPPED_LATE = 1;

    private final Terminal terminal;
    private final Jvm jvm;

    private final Duration stopTime;

    ServerProcess(Terminal terminal, Jvm jvm) {
        this(terminal, jvm, STOP_TIME);
    }

    ServerProcess(Terminal terminal, Jvm jvm, Duration stopTime) {
        this.terminal = terminal;
        this.jvm = jvm;
        this.stopTime = stopTime;
    }

    /** What of the JVM this needs. */
    interface Jvm {
        Jvm REAL = new Jvm() {
            @Override
            public void atExit(Runnable hook) {
                Runtime.getRuntime().addShutdownHook(new Thread(null, hook, "shutdown", 0, false));
            }

            @Override
            public void halt(int exitCode) {
                Runtime.getRuntime().halt(exitCode);
            }
        };

        void atExit(Runnable hook);

        void halt(int exitCode);
    }

    /** Returns the exit code when the core has stopped. The hook closes the log if it is what stopped the core. */
    int run(Core core, LogFile log) {
        CompletableFuture<Integer> stopped = core.stopped().toCompletableFuture();
        jvm.atExit(() -> stop(core, stopped, log));
        Collector.advice().ifPresent(terminal::complain);
        core.claimCode().ifPresent(code -> terminal.say("No admin yet. Log in and type: claim " + code));
        core.live()
                .thenAccept(generation -> terminal.say("Holdfast is ready: telnet=" + text(core.telnetAddress())
                        + " web=" + text(core.webAddress()) + " generation=" + generation
                        + core.tlsAddress().map(tls -> " tls=" + text(tls)).orElse("")));
        CompletableFuture.anyOf(stopped, core.failing().toCompletableFuture()).join();
        if (stopped.isDone()) {
            return stopped.join();
        }
        int exitCode = exitCode(stopped);
        if (!stopped.isDone()) {
            // Whatever keeps a core that has failed from its end, a supervisor is to see the end of the process. An
            // ordinary
            // exit would begin with the hook, which waits for the core once more.
            log.close();
            jvm.halt(exitCode);
        }
        return exitCode;
    }

    private int exitCode(CompletableFuture<Integer> stopped) {
        try {
            return stopped.get(stopTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            terminal.complain("the server did not stop in order: " + e);
            return STOPPED_LATE;
        }
    }

    private void stop(Core core, CompletableFuture<Integer> stopped, LogFile log) {
        core.shutdown("The server is stopping.");
        int exitCode = exitCode(stopped);
        log.close();
        jvm.halt(exitCode);
    }

    private static String text(InetSocketAddress address) {
        String host = address.getHostString();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
