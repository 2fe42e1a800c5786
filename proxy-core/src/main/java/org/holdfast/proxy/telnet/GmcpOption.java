package org.holdfast.proxy.telnet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.holdfast.api.ClientInfo;
import org.holdfast.api.Doc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GMCP, Generic Mud Communication Protocol: {@code Package.Name JSON} in both directions, in UTF-8. The package Core is
 * dealt with here; the others are passed up, their names in lower case, for they ignore it. The client is sent only
 * what it announced, and Core.
 *
 * <p>What is not GMCP, or JSON that is deeper than {@link Doc} may be, is passed over.
 *
 * <table>
 * <caption>Limits, beside that of a subnegotiation's length</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>packages that a client announces</td><td>{@value #MAX_PACKAGES}</td><td>no more are noted</td></tr>
 * <tr><td>characters of a name</td><td>{@value #MAX_NAME}</td><td>passed over</td></tr>
 * </table>
 */
final class GmcpOption extends TelnetOption {
    static final int CODE = 201;
    static final int MAX_PACKAGES = 64;
    static final int MAX_NAME = 64;

    private static final Logger log = LoggerFactory.getLogger(GmcpOption.class);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1," + MAX_NAME + "}");

    private final TerminalProfile profile;
    private final Consumer<TelnetEvent> events;
    private Set<String> announced = Set.of();

    /** @param events takes what is passed up */
    GmcpOption(Wire wire, TerminalProfile profile, Consumer<TelnetEvent> events) {
        super(CODE, wire);
        this.profile = profile;
        this.events = events;
    }

    @Override
    void begin() {
        offerToPerform();
    }

    @Override
    boolean agreesToPerform() {
        return true;
    }

    @Override
    void weEnded() {
        announce(Set.of());
    }

    /** Shows the client a document, if it announced the package. */
    void send(String packageName, Doc data) {
        if (isPerformed() && (packageName.startsWith("Core.") || ClientInfo.covers(announced, packageName))) {
            sendMessage(packageName, data);
        }
    }

    private void sendMessage(String packageName, Doc data) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(packageName.getBytes(StandardCharsets.UTF_8));
        if (data != Doc.Null.NULL) {
            message.write(' ');
            message.writeBytes(data.toJson().getBytes(StandardCharsets.UTF_8));
        }
        subnegotiate(message.toByteArray());
    }

    @Override
    void subnegotiation(byte[] content) {
        String message = new String(content, StandardCharsets.UTF_8);
        int nameEnd = 0;
        while (nameEnd < message.length() && message.charAt(nameEnd) > ' ') {
            nameEnd++;
        }
        String name = message.substring(0, nameEnd);
        if (!NAME.matcher(name).matches()) {
            return;
        }
        Doc data;
        try {
            String json = message.substring(nameEnd).strip();
            data = json.isEmpty() ? Doc.Null.NULL : Doc.parse(json);
        } catch (IllegalArgumentException e) {
            log.debug("A client's GMCP is passed over: {}", e.getMessage());
            return;
        }
        received(name.toLowerCase(Locale.ROOT), data);
    }

    private void received(String name, Doc data) {
        switch (name) {
            case "core.hello" -> hello(data);
            case "core.supports.set" -> announce(with(Set.of(), data));
            case "core.supports.add" -> announce(with(announced, data));
            case "core.supports.remove" -> announce(without(announced, data));
            case "core.ping" -> sendMessage("Core.Ping", Doc.Null.NULL);
            default -> {
                if (!name.startsWith("core.")) {
                    events.accept(new TelnetEvent.Data(name, data));
                }
            }
        }
    }

    private void hello(Doc data) {
        if (data instanceof Doc.Obj hello && hello.find("client").orElse(null) instanceof Doc.Str client) {
            byte[] name = client.value().getBytes(StandardCharsets.UTF_8);
            profile.helloFrom(ClientText.printable(name, 0, name.length));
        }
    }

    private void announce(Set<String> packages) {
        announced = Set.copyOf(packages);
        profile.announced(CODE, announced);
    }

    private static Set<String> with(Set<String> before, Doc list) {
        Set<String> packages = new LinkedHashSet<>(before);
        for (String name : names(list)) {
            if (packages.size() < MAX_PACKAGES) {
                packages.add(name);
            }
        }
        return packages;
    }

    private static Set<String> without(Set<String> before, Doc list) {
        Set<String> packages = new LinkedHashSet<>(before);
        packages.removeAll(names(list));
        return packages;
    }

    /** Of {@code ["Char 1", "Room 1"]} the names, without the versions. */
    private static Set<String> names(Doc list) {
        Set<String> names = new LinkedHashSet<>();
        if (list instanceof Doc.Arr array) {
            for (Doc item : array.items()) {
                if (item instanceof Doc.Str entry) {
                    String name = entry.value().strip().split(" ", 2)[0];
                    if (NAME.matcher(name).matches()) {
                        names.add(name.toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return names;
    }
}
