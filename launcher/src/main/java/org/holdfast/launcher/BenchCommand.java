package org.holdfast.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures parts of the server on this machine; needs no data directory. */
@Command(name = "bench", description = "Measures parts of the server on this machine.", mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new BenchCommand()).addSubcommand(new BenchSwapCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what is to be measured?");
    }
}
