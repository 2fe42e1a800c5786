package org.holdfast.launcher.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The message of an entry; what follows its first line is indented, and control characters are left out. */
public final class OneEntryMessage extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        return tidy(event.getFormattedMessage());
    }

    static String tidy(String message) {
        StringBuilder tidy = new StringBuilder(message.length());
        message.codePoints().forEach(c -> {
            if (c == '\n') {
                tidy.append("\n    ");
            } else if (c == '\t' || !Character.isISOControl(c)) {
                tidy.appendCodePoint(c);
            }
        });
        return tidy.toString();
    }
}
