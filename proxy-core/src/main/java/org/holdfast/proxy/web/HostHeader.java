package org.holdfast.proxy.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Host header of a request (RFC 9110, 7.2); hostile. */
final class HostHeader {
    private static final Pattern SYNTAX =
            Pattern.compile("(?:([A-Za-z0-9._-]{1,253})|\\[([0-9A-Fa-f:.]{2,45})])(?::[0-9]{0,5})?");

    private HostHeader() {}

    /** The host without the port, an IPv6 address without brackets; nothing if the header is malformed. */
    static Optional<String> parse(String header) {
        Matcher matcher = SYNTAX.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)));
    }
}
