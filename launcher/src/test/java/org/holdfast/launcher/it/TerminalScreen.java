package org.holdfast.launcher.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * A terminal of 100 by 50 characters with a program in it, as its user sees it: tmux keeps the screen. The tmux server
 * runs as a child of the test, on a socket of its own in the lab's folder, and ends with the lab.
 */
final class TerminalScreen {
    private final Path socket;

    private TerminalScreen(Path socket) {
        this.socket = socket;
    }

    /** @param command run by a shell; {@code HOME} is the lab's folder */
    static TerminalScreen start(Lab lab, String command) {
        Path socket = lab.folder().resolve("tmux.socket");
        lab.start("tmux", List.of("tmux", "-S", socket.toString(), "-f", "/dev/null", "-D"));
        await("for tmux").atMost(Transcript.DEADLINE).until(() -> Files.exists(socket));
        TerminalScreen screen = new TerminalScreen(socket);
        String environment = "env TERM=xterm-256color LC_ALL=C.UTF-8 HOME='" + lab.folder() + "' ";
        // What stood on the screen last is to be seen after the program has ended.
        screen.tmux("-u", "new-session", "-d", "-x", "100", "-y", "50", environment + command + "; cat");
        return screen;
    }

    /** Types a line. */
    void type(String line) {
        tmux("send-keys", "-l", line);
        tmux("send-keys", "Enter");
    }

    /** Waits until this text has been on the screen, or is. */
    void expect(String text) {
        waitFor("show " + text, () -> everything().contains(text));
    }

    /** Waits until there is a line that is this and nothing else. */
    void expectLine(String line) {
        waitFor("show the line " + line, () -> lines().contains(line));
    }

    /** Waits until the screen ends in these lines. */
    void expectEnd(List<String> end) {
        waitFor("end in\n" + String.join("\n", end), () -> {
            List<String> lines = lines();
            int from = lines.size() - end.size();
            return from >= 0 && lines.subList(from, lines.size()).equals(end);
        });
    }

    /** All that has been on the screen, also what has scrolled away. */
    String everything() {
        return tmux("capture-pane", "-p", "-S", "-");
    }

    /**
     * The lines that are on the screen, without blanks at their ends and without blank lines, in which clients differ.
     * TinyFugue's status line, and the input below it, are not part of what the server says.
     */
    private List<String> lines() {
        return tmux("capture-pane", "-p")
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .takeWhile(line -> !line.startsWith("____"))
                .toList();
    }

    private void waitFor(String what, BooleanSupplier condition) {
        try {
            await("for the screen")
                    .atMost(Transcript.DEADLINE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(condition::getAsBoolean);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("the screen should " + what + "\nbut all of it is\n" + everything(), e);
        }
    }

    private String tmux(String... arguments) {
        List<String> command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream out = process.getInputStream()) {
                return new String(out.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("tmux cannot be run", e);
        }
    }
}
