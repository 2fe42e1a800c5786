package org.holdfast.launcher.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.launcher.config.Configuration;
import org.slf4j.LoggerFactory;

/**
 * The log of a running server, one for each process. Nothing closes it but {@link #close()}: a hook of logback's own
 * would race with the last words of a server that is shutting down.
 */
public final class LogFile implements AutoCloseable {
    private final LoggerContext context;

    private LogFile(LoggerContext context) {
        this.context = context;
    }

    /**
     * From now on entries of this level and above go to {@code holdfast.log} in the folder.
     *
     * @throws IOException if the folder cannot be made or written
     */
    public static LogFile open(Path folder, Configuration.LogLevel level) throws IOException {
        Files.createDirectories(folder);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        try {
            Appenders.toFile(context, folder, Level.toLevel(level.name()));
        } catch (IOException e) {
            Appenders.toStandardErrorOnly(context);
            throw e;
        }
        return new LogFile(context);
    }

    /** Writes what is queued, waiting 2 s at most. Later warnings still go to standard error. */
    @Override
    public void close() {
        Appenders.toStandardErrorOnly(context);
    }
}
