package org.holdfast.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.holdfast.launcher.config.Configuration;
import org.holdfast.launcher.content.BuiltInContent;
import org.holdfast.launcher.content.DataDirectory;
import org.holdfast.launcher.content.DirectoryContent;
import org.holdfast.launcher.loading.WorldLoading;
import org.holdfast.launcher.loading.WorldSource;
import org.holdfast.launcher.logging.LogFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the server until it is told to stop. What happens when no subcommand is named. */
@Command(
        name = "holdfast",
        description = "Runs a game whose world can be replaced while everybody stays connected.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOGGER = LoggerFactory.getLogger(ServeCommand.class);

    private final CoreStarter starter;
    private final ServerProcess process;

    @Mixin
    private DataOptions options = new DataOptions();

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            split = ",",
            description = "The address to listen on; repeatable, the first is shown: --set listen.bind=ADDR,ADDR")
    private List<String> bind = new ArrayList<>();

    @Option(
            names = "--telnet-port",
            paramLabel = "N",
            description = "For telnet and MUD clients, 0 for any free port: --set listen.telnet_port=N")
    private @Nullable Integer telnetPort;

    @Option(
            names = "--telnet-tls-port",
            paramLabel = "N",
            description = "For MUD clients that encrypt, 0 for any free port: --set listen.telnet_tls_port=N")
    private @Nullable Integer telnetTlsPort;

    @Option(
            names = "--web-port",
            paramLabel = "N",
            description = "For browsers, 0 for any free port: --set listen.web_port=N")
    private @Nullable Integer webPort;

    @Option(
            names = "--world",
            paramLabel = "PATH",
            description = "The world's code, a module jar or a classes directory, read again at each @reload."
                    + " Default: DIR/modules/world.jar when present, else the world inside this jar")
    private @Nullable Path world;

    ServeCommand(CoreStarter starter, ServerProcess process) {
        this.starter = starter;
        this.process = process;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        try (DataDirectory data = options.claim()) {
            Configuration configuration = options.configuration(data, listenSettings());
            new BuiltInContent().layOut(data.path());
            try (LogFile log = LogFile.open(data.logs(), configuration.logLevel())) {
                Thread.setDefaultUncaughtExceptionHandler(new UncaughtErrors());
                return serve(data, configuration, log);
            }
        }
    }

    private int serve(DataDirectory data, Configuration configuration, LogFile log) throws CommandFailure, IOException {
        try {
            return process.run(starter.start(launch(data.path(), configuration)), log);
        } catch (RuntimeException e) {
            // Below WARN: the stack belongs into the file, and the operator's terminal gets one line elsewhere.
            LOGGER.info("The server ends because of an error", e);
            throw e;
        }
    }

    private Launch launch(Path data, Configuration configuration) throws IOException {
        return new Launch(
                data,
                configuration,
                new WorldLoading(new WorldSource(world, data)),
                new DirectoryContent(data),
                Version.current());
    }

    private List<String> listenSettings() {
        List<String> settings = new ArrayList<>();
        if (!bind.isEmpty()) {
            settings.add("listen.bind=" + String.join(",", bind));
        }
        if (telnetPort != null) {
            settings.add("listen.telnet_port=" + telnetPort);
        }
        if (telnetTlsPort != null) {
            settings.add("listen.telnet_tls_port=" + telnetTlsPort);
        }
        if (webPort != null) {
            settings.add("listen.web_port=" + webPort);
        }
        return settings;
    }
}
