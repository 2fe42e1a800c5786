package org.holdfast.proxy.telnet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.proxy.telnet.Terminal.Hyperlinks;
import org.jspecify.annotations.Nullable;

/**
 * What the options have learned of the client. Many small changes become one report. Owned by the channel's event
 * loop; lives as long as the connection.
 *
 * <p>Of what a client tells twice, its environment counts before its terminal types: only the environment is told again
 * when it changes. What it calls itself in GMCP counts if it has said no name elsewhere. The character set is what was agreed by CHARSET; else what the environment says; else, of a client
 * that sent MTTS bits without the one for UTF-8, and of TinyFugue, ASCII; else UTF-8, which nearly all who say nothing
 * have.
 */
final class TerminalProfile {
    private static final int MOST_DIGITS = 9;

    /** Says nothing of its character set, and drops the highest bit of every byte. */
    private static final String TINY_FUGUE = "TINYFUGUE";

    private Terminal known = Terminal.UNKNOWN;
    private Terminal reported = Terminal.UNKNOWN;

    private String helloFrom = "";
    private String clientName = "";
    private String type = "";
    private int mtts;
    private Map<String, String> environment = Map.of();
    private Map<Integer, Set<String>> dataPackages = Map.of();
    private @Nullable TextCharset agreedCharset;

    void window(int columns, int rows) {
        known = known.withWindow(columns, rows);
    }

    /** What the client said in its cycle of terminal types. */
    void names(String clientName, String type, int mtts) {
        this.clientName = clientName;
        this.type = type;
        this.mtts = mtts;
        decide();
    }

    /** What the client said of one of the variables that it was asked for; empty if it has no such variable. */
    void environment(String name, String value) {
        switch (name) {
            case "CHARSET",
                    "CLIENT_NAME",
                    "MTTS",
                    "TERMINAL_TYPE",
                    "OSC_HYPERLINKS",
                    "OSC_HYPERLINKS_SEND",
                    "OSC_HYPERLINKS_PROMPT" -> {
                Map<String, String> changed = new HashMap<>(environment);
                changed.put(name, value);
                environment = Map.copyOf(changed);
                decide();
            }
            default -> {} // nobody asked
        }
    }

    /** How the client calls itself in GMCP. */
    void helloFrom(String name) {
        helloFrom = name;
        decide();
    }

    /** Whether the client has MXP from now on. */
    void markup(boolean has) {
        known = known.withMarkup(has);
    }

    /** Whether the last that was reported is that it has. */
    boolean reportedMarkup() {
        return reported.markup();
    }

    /**
     * The packages of structured data that the client wants from now on.
     *
     * @param option the protocol by which it wants them
     */
    void announced(int option, Set<String> packages) {
        Map<Integer, Set<String>> changed = new HashMap<>(dataPackages);
        changed.put(option, packages);
        dataPackages = Map.copyOf(changed);
        Set<String> all = new HashSet<>();
        dataPackages.values().forEach(all::addAll);
        known = known.withDataPackages(all);
    }

    /** Client and server have agreed on this one. */
    void agreedCharset(TextCharset charset) {
        agreedCharset = charset;
        decide();
    }

    /** What text is sent in, and read in, from now on. */
    TextCharset charset() {
        return known.charset();
    }

    /** What is known, if it differs from what was last taken. */
    Optional<Terminal> takeChange() {
        if (known.equals(reported)) {
            return Optional.empty();
        }
        reported = known;
        return Optional.of(known);
    }

    private void decide() {
        known = known.withNames(
                        variable("CLIENT_NAME").orElse(clientName.isEmpty() ? helloFrom : clientName),
                        variable("TERMINAL_TYPE").orElse(type),
                        variable("MTTS").flatMap(TerminalProfile::number).orElse(mtts))
                .withHyperlinks(hyperlinks());
        known = known.withCharset(decidedCharset());
    }

    private TextCharset decidedCharset() {
        if (agreedCharset != null) {
            return agreedCharset;
        }
        return variable("CHARSET")
                .flatMap(TextCharset::find)
                .orElse(saysItHasUtf8OrNothing() ? TextCharset.UTF_8 : TextCharset.ASCII);
    }

    private boolean saysItHasUtf8OrNothing() {
        return known.utf8() || (known.mtts() == 0 && !known.clientName().equals(TINY_FUGUE));
    }

    private Hyperlinks hyperlinks() {
        if (!isOne("OSC_HYPERLINKS")) {
            return Hyperlinks.NONE;
        }
        return isOne("OSC_HYPERLINKS_SEND") && isOne("OSC_HYPERLINKS_PROMPT") ? Hyperlinks.COMMANDS : Hyperlinks.WEB;
    }

    private boolean isOne(String name) {
        return "1".equals(environment.get(name));
    }

    /** The value of a variable, unless it is empty. */
    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static Optional<Integer> number(String text) {
        return text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Optional.of(Integer.valueOf(text))
                : Optional.empty();
    }
}
