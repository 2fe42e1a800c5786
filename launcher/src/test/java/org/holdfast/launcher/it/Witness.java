package org.holdfast.launcher.it;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A builder who changes the world as fast as it answers, and remembers each answer that was shown. Types on a thread of
 * its own until the server is gone; afterwards, {@link #check} is for another.
 */
final class Witness {
    private static final int SETS_PER_ROOM = 5;
    private static final Pattern COUNTER = Pattern.compile("(?m)^counter: (\\d+)$");

    private final String name;
    private final Runnable onAnswer;

    /** Rooms that were dug since the last check, by their ids. */
    private final Map<String, String> dug = new LinkedHashMap<>();

    private long typed;
    private long shown;
    private int rooms;

    /** @param onAnswer called after each answer was seen */
    Witness(String name, Runnable onAnswer) {
        this.name = name;
        this.onAnswer = onAnswer;
    }

    String name() {
        return name;
    }

    /** Plays until the connection is lost. */
    void play(TelnetClient client) {
        try {
            while (true) {
                for (int i = 0; i < SETS_PER_ROOM; i++) {
                    typed++;
                    client.send("@set me=counter:" + typed);
                    client.expectLine("Set counter on " + name + "\\.");
                    shown = typed;
                    onAnswer.run();
                }
                String room = "Room " + ++rooms + " of " + name;
                client.send("@dig " + room);
                dug.put(client.expect(Dialogue.ID).group(0), room);
                onAnswer.run();
            }
        } catch (UncheckedIOException | AssertionError e) {
            if (!client.closed()) {
                throw e;
            }
        }
    }

    /** Compares the world with what was shown. The change that was typed last may have been made unseen. */
    void check(TelnetClient client) {
        Matcher counter = COUNTER.matcher(client.ask("@examine me"));
        long found = counter.find() ? Long.parseLong(counter.group(1)) : 0;
        assertThat(found).as("counter of " + name).isBetween(shown, typed);
        dug.forEach((id, room) -> assertThat(client.ask("@examine " + id)).contains(room));
        dug.clear();
    }

    long shown() {
        return shown;
    }

    int rooms() {
        return rooms;
    }
}
