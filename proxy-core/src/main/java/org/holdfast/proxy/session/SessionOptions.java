package org.holdfast.proxy.session;

import java.time.Duration;
import java.util.Objects;

/**
 * How sessions behave.
 *
 * @param serverName as players are told it
 * @param banner shown to each new connection before the login; plain text, may have several lines
 * @param linesPerSecond how many lines a session may send in the long run; 0 = no limit
 * @param linesBurst how many it may send at once; 0 = no limit, and then there is none in the long run either
 * @param loginTime how long a login may take from connecting on; zero = no limit
 * @param idleTime how long a session may be silent; zero = no limit
 * @param grace how long a character whose last connection was lost stays, and can be resumed; zero = not at all
 * @param several what happens when a character that is played is logged in to once more
 */
public record SessionOptions(
        String serverName,
        String banner,
        int linesPerSecond,
        int linesBurst,
        Duration loginTime,
        Duration idleTime,
        Duration grace,
        Several several) {
    public SessionOptions {
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(banner, "banner");
        if (linesPerSecond < 0 || linesBurst < 0) {
            throw new IllegalArgumentException(
                    "a limit is 0, for none, or more: " + linesPerSecond + ", " + linesBurst);
        }
        Objects.requireNonNull(several, "several");
        if (loginTime.isNegative() || idleTime.isNegative() || grace.isNegative()) {
            throw new IllegalArgumentException(
                    "a time is 0, for no limit, or more: " + loginTime + ", " + idleTime + ", " + grace);
        }
    }
}
