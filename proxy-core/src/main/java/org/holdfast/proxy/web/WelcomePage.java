package org.holdfast.proxy.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that says what this is and how to connect. Immutable; usable on any thread. */
final class WelcomePage {
    private final String template = resource("welcome.html");
    private final String style = resource("welcome.css");

    /** The style sheet, text/css in UTF-8. */
    String style() {
        return style;
    }

    /** The page, text/html in UTF-8; every argument is escaped here. */
    String html(String serverName, String host, int telnetPort) {
        String urlHost = host.contains(":") ? "[" + host + "]" : host;
        return template.replace("{name}", escape(serverName))
                .replace("{url}", escape("telnet://" + urlHost + ":" + telnetPort))
                .replace("{host}", escape(host))
                .replace("{port}", Integer.toString(telnetPort));
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("{", "&#123;");
    }

    private static String resource(String name) {
        try (InputStream in = WelcomePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
