package org.holdfast.launcher;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.InstantSource;
import org.holdfast.launcher.io.FileProblem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code java -jar holdfast.jar}. */
public final class Main {
    private static final int UNEXPECTED = 1;
    private static final int CANNOT_START = 2;

    private Main() {}

    public static void main(String[] args) {
        // Read by Netty when its first class is loaded. With the Add-Opens of our manifest it then counts direct memory
        // itself, and says at once when there is none left; the JDK would collect garbage and sleep for half a second
        // each time, on an event loop, for every connection that wants some, while all others wait.
        System.setProperty("io.netty.tryReflectionSetAccessible", "true");
        // What one event loop has freed is there for the others, too: each has arenas of its own otherwise, and where
        // memory is short one of them closes every connection for the sake of what another keeps.
        System.setProperty("io.netty.allocator.type", "pooled");
        System.setProperty("io.netty.allocator.numDirectArenas", "1");
        Terminal terminal = Terminal.system();
        System.exit(run(args, terminal, new ProxyCoreStarter(terminal), ServerProcess.Jvm.REAL));
    }

    /** Runs a command to its end; returns the exit code. Complaints are one line each, without a stack trace. */
    static int run(String[] args, Terminal terminal, CoreStarter starter, ServerProcess.Jvm jvm) {
        return new CommandLine(new ServeCommand(starter, new ServerProcess(terminal, jvm)))
                .addSubcommand(AccountCommand.commandLine(starter, terminal))
                .addSubcommand(new BackupCommand(terminal, InstantSource.system()))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(ImportCommand.commandLine(starter, terminal, InstantSource.system()))
                .addSubcommand(StoreCommand.commandLine(terminal))
                .addSubcommand(TlsCommand.commandLine(terminal))
                .addSubcommand(BenchCommand.commandLine(terminal))
                .addSubcommand(ServiceCommand.commandLine(terminal))
                // Files are for the values of --set alone.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true))
                .setParameterExceptionHandler((problem, arguments) -> usageProblem(problem, terminal))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, terminal))
                .execute(args);
    }

    private static int usageProblem(ParameterException problem, Terminal terminal) {
        String firstLine =
                String.valueOf(problem.getMessage()).lines().findFirst().orElse("wrong usage");
        terminal.complain(firstLine + " (--help lists the options)");
        return CANNOT_START;
    }

    private static int failed(Exception failure, Terminal terminal) {
        if (failure instanceof CommandFailure expected) {
            terminal.complain(String.valueOf(expected.getMessage()));
            return expected.exitCode();
        }
        if (failure instanceof IOException io) {
            terminal.complain(
                    FileProblem.why(io) + (io instanceof FileSystemException file ? ": " + file.getFile() : ""));
            return CANNOT_START;
        }
        terminal.complain("something unexpected happened; a server's log says more: " + failure);
        return UNEXPECTED;
    }
}
