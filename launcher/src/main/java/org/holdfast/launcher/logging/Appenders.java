package org.holdfast.launcher.logging;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Sets logback up, in code.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>one file</td><td>10 MB, or one day</td><td>a new one; the old one is compressed</td></tr>
 * <tr><td>all files</td><td>200 MB, 30 days</td><td>the oldest are deleted</td></tr>
 * <tr><td>entries on their way to the disk</td><td>8192</td><td>dropped: no thread of the core waits for a log</td></tr>
 * </table>
 */
final class Appenders {
    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30}: %tidy%n%ex";
    private static final String SHORT_LINE = "%level: %first%n%nopex";

    private static final FileSize MAX_FILE = FileSize.valueOf("10MB");
    private static final FileSize MAX_ALL = FileSize.valueOf("200MB");
    private static final int MAX_DAYS = 30;
    private static final int QUEUE = 8192;
    private static final int FLUSH_MILLIS = 2000;

    private Appenders() {}

    static void toStandardErrorOnly(LoggerContext context) {
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(standardError(context));
    }

    static void toFile(LoggerContext context, Path folder, Level level) throws IOException {
        context.reset();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level);
        root.addAppender(standardError(context));
        root.addAppender(unblocked(context, rollingFile(context, folder)));
        if (level == Level.DEBUG) {
            // It tells how it chose its buffers and transports, hundreds of lines long. TRACE shows that too.
            context.getLogger("io.netty").setLevel(Level.INFO);
        }
    }

    private static Appender<ILoggingEvent> standardError(LoggerContext context) {
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setLevel(Level.WARN.toString());
        warnings.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(context, SHORT_LINE));
        appender.addFilter(warnings);
        appender.start();
        return appender;
    }

    private static Appender<ILoggingEvent> rollingFile(LoggerContext context, Path folder) throws IOException {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(folder.resolve("holdfast.log").toString());
        appender.setEncoder(encoder(context, LINE));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(
                folder.resolve("holdfast-%d{yyyy-MM-dd}.%i.log.gz").toString());
        rolling.setMaxFileSize(MAX_FILE);
        rolling.setTotalSizeCap(MAX_ALL);
        rolling.setMaxHistory(MAX_DAYS);
        rolling.start();
        appender.setRollingPolicy(rolling);
        appender.start();
        if (!appender.isStarted()) {
            throw new IOException("cannot write the log to " + folder);
        }
        return appender;
    }

    private static Appender<ILoggingEvent> unblocked(LoggerContext context, Appender<ILoggingEvent> slow) {
        AsyncAppender appender = new AsyncAppender();
        appender.setContext(context);
        appender.setName("queue");
        appender.setQueueSize(QUEUE);
        appender.setDiscardingThreshold(0);
        appender.setNeverBlock(true);
        appender.setMaxFlushTime(FLUSH_MILLIS);
        appender.addAppender(slow);
        appender.start();
        return appender;
    }

    private static LayoutWrappingEncoder<ILoggingEvent> encoder(LoggerContext context, String pattern) {
        PatternLayout layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("tidy", OneEntryMessage::new);
        layout.getInstanceConverterMap().put("first", FirstLineMessage::new);
        layout.setPattern(pattern);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        return encoder;
    }
}
