package org.holdfast.launcher.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The first line of an entry's message, with three dots where there are more: those are frames, and for the log. */
public final class FirstLineMessage extends ClassicConverter {
    @Override
    public String convert(ILoggingEvent event) {
        String message = event.getFormattedMessage().strip();
        int end = message.indexOf('\n');
        return OneEntryMessage.tidy(
                end < 0 ? message : message.substring(0, end).strip() + " ...");
    }
}
