package org.holdfast.proxy.web;

import java.time.Clock;
import java.util.Objects;
import java.util.function.IntSupplier;

/**
 * What the web port needs to know of the server.
 *
 * @param serverName as players know it; shown, escaped
 * @param telnetPort the listen port for telnet; asked on event loops, for each page
 * @param clock for the Date header
 */
public record WebSite(String serverName, IntSupplier telnetPort, Clock clock) {
    public WebSite {
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(telnetPort, "telnetPort");
        Objects.requireNonNull(clock, "clock");
    }
}
