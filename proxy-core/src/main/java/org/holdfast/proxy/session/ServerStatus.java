package org.holdfast.proxy.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What crawlers are told of the server, in the names of MSSP. */
final class ServerStatus {
    private static final String YES = "1";

    private ServerStatus() {}

    /** @param since when the server started */
    static Map<String, String> of(String name, int players, Instant since, Advertised advertised) {
        Map<String, String> status = new LinkedHashMap<>();
        status.put("NAME", name);
        status.put("PLAYERS", Integer.toString(players));
        status.put("UPTIME", Long.toString(since.getEpochSecond()));
        status.put("CODEBASE", ("Holdfast " + advertised.version()).strip());
        status.put("FAMILY", "Custom");
        if (advertised.telnetPort() != 0) {
            status.put("PORT", Integer.toString(advertised.telnetPort()));
        }
        if (advertised.tlsPort() != 0) {
            String port = Integer.toString(advertised.tlsPort());
            status.put("TLS", port);
            status.put("SSL", port); // what older crawlers look for
        }
        status.put("CHARSET", "UTF-8");
        status.put("UTF-8", YES);
        status.put("ANSI", YES);
        status.put("XTERM 256 COLORS", YES);
        status.put("XTERM TRUE COLORS", YES);
        status.put("GMCP", YES);
        status.put("MCCP", YES);
        status.put("MSDP", YES);
        status.put("MXP", YES);
        status.put("CRAWL DELAY", "-1");
        return status;
    }

    /** The same as text, as crawlers without telnet options read it: a name, a tab, a value. */
    static String asText(Map<String, String> status) {
        StringBuilder text = new StringBuilder("\nMSSP-REPLY-START\n");
        status.forEach(
                (name, value) -> text.append(name).append('\t').append(value).append('\n'));
        return text.append("MSSP-REPLY-END\n").toString();
    }
}
