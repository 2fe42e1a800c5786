package org.holdfast.proxy.telnet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;

/**
 * MSDP, Mud Server Data Protocol: the client asks for variables once (SEND) or for good (REPORT), and is told their
 * values, at once if they are known and otherwise when the world has said them. {@link MsdpVariables} has what they are.
 *
 * <p>A value is remembered from when its variable was first asked for; the world is asked for no other.
 *
 * <table>
 * <caption>Limits, beside that of a subnegotiation's length</caption>
 * <tr><th>what</th><th>limit</th><th>beyond it</th></tr>
 * <tr><td>variables that a client asks for</td><td>{@value #MAX_VARIABLES}</td><td>no more are noted</td></tr>
 * <tr><td>depth of a message</td><td>{@value MsdpMessage#MAX_DEPTH}</td><td>passed over</td></tr>
 * </table>
 */
final class MsdpOption extends TelnetOption {
    static final int CODE = 69;
    static final int MAX_VARIABLES = 64;

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private static final List<String> COMMANDS = List.of("LIST", "REPORT", "RESET", "SEND", "UNREPORT");
    private static final List<String> LISTS = List.of(
            "COMMANDS",
            "LISTS",
            "CONFIGURABLE_VARIABLES",
            "REPORTABLE_VARIABLES",
            "REPORTED_VARIABLES",
            "SENDABLE_VARIABLES");
    private static final String CLIENT_NAME = "CLIENT_NAME";

    private final TerminalProfile profile;

    /** Every variable that was ever asked for. */
    private Set<String> asked = Set.of();

    private Set<String> reported = Set.of();

    /** Those to be sent once, as soon as they are known. */
    private Set<String> owed = Set.of();

    private Map<String, Doc> values = Map.of();

    MsdpOption(Wire wire, TerminalProfile profile) {
        super(CODE, wire);
        this.profile = profile;
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
    void weBegan() {
        asked = new LinkedHashSet<>();
        reported = new TreeSet<>();
        owed = new HashSet<>();
        values = new HashMap<>();
    }

    @Override
    void weEnded() {
        asked = Set.of();
        reported = Set.of();
        owed = Set.of();
        values = Map.of();
        profile.announced(CODE, Set.of());
    }

    /** The world said something; what of it the client waits for, or reports, is sent. */
    void send(String packageName, Doc data) {
        if (!isPerformed() || asked.isEmpty()) {
            return;
        }
        MsdpVariables.of(packageName, data).forEach((variable, value) -> {
            if (asked.contains(variable)) {
                boolean changed = !value.equals(values.put(variable, value));
                if (owed.remove(variable) || (changed && reported.contains(variable))) {
                    subnegotiate(MsdpMessage.write(variable, value));
                }
            }
        });
    }

    @Override
    void subnegotiation(byte[] content) {
        MsdpMessage.read(content).ifPresent(variables -> variables.forEach(this::received));
    }

    private void received(String name, Doc value) {
        switch (name.toUpperCase(Locale.ROOT)) {
            case "LIST" -> names(value).forEach(this::list);
            case "SEND" -> names(value).forEach(this::sendOnce);
            case "REPORT" -> names(value).forEach(this::report);
            case "UNREPORT" -> names(value).forEach(reported::remove);
            case "RESET" -> reset(names(value));
            case CLIENT_NAME -> {
                if (value instanceof Doc.Str client) {
                    byte[] said = client.value().getBytes(StandardCharsets.UTF_8);
                    profile.helloFrom(ClientText.printable(said, 0, said.length));
                }
            }
            default -> {} // a variable of the client's that nothing here depends on
        }
    }

    private static List<String> names(Doc value) {
        List<Doc> items = value instanceof Doc.Arr array ? array.items() : List.of(value);
        List<String> names = new ArrayList<>();
        for (Doc item : items) {
            if (item instanceof Doc.Str string
                    && NAME.matcher(string.value().toUpperCase(Locale.ROOT)).matches()) {
                names.add(string.value().toUpperCase(Locale.ROOT));
            }
        }
        return names;
    }

    private void list(String list) {
        switch (list) {
            case "COMMANDS" -> answer(list, COMMANDS);
            case "LISTS" -> answer(list, LISTS);
            case "CONFIGURABLE_VARIABLES" -> answer(list, List.of(CLIENT_NAME));
            case "REPORTABLE_VARIABLES", "SENDABLE_VARIABLES" -> answer(list, MsdpVariables.names());
            case "REPORTED_VARIABLES" -> answer(list, reported);
            default -> {}
        }
    }

    private void answer(String list, Iterable<String> names) {
        List<Doc> items = new ArrayList<>();
        names.forEach(name -> items.add(new Doc.Str(name)));
        subnegotiate(MsdpMessage.write(list, new Doc.Arr(items)));
    }

    private void sendOnce(String variable) {
        if (note(variable)) {
            Doc value = values.get(variable);
            if (value != null) {
                subnegotiate(MsdpMessage.write(variable, value));
            } else {
                owed.add(variable);
            }
        }
    }

    private void report(String variable) {
        if (!reported.contains(variable) && note(variable)) {
            reported.add(variable);
            sendOnce(variable);
        }
    }

    private void reset(List<String> groups) {
        if (groups.contains("REPORTABLE_VARIABLES") || groups.contains("REPORTED_VARIABLES")) {
            reported.clear();
        }
    }

    /** Whether the variable is, or is now, among those that the client has asked for. */
    private boolean note(String variable) {
        if (asked.contains(variable)) {
            return true;
        }
        if (asked.size() == MAX_VARIABLES) {
            return false;
        }
        asked.add(variable);
        Set<String> packages = new HashSet<>();
        asked.forEach(each -> packages.add(MsdpVariables.packageOf(each)));
        profile.announced(CODE, packages);
        return true;
    }
}
