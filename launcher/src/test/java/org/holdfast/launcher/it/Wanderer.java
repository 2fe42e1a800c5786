package org.holdfast.launcher.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A player who stops wherever one can stop: in the middle of the name, of a password, of a line, of a long output; and
 * goes on from there at the next {@link #step}, checking that everything is as if there had been no stop. After leaving
 * the game the player comes back, with a password this time instead of a registration.
 *
 * <p>Used by one thread.
 */
final class Wanderer {
    private static final int MANY = 200;
    private static final String HALF = Dialogue.PASSWORD.substring(0, 9);
    private static final String OTHER_HALF = Dialogue.PASSWORD.substring(9);

    private final Lab lab;
    private final HoldfastProcess.Ready server;
    private final String name;
    private TelnetClient client;
    private Phase phase = Phase.AT_THE_DOOR;
    private boolean registered;
    private int steps;

    /** Where the player has stopped, in the order in which one comes there. */
    enum Phase {
        AT_THE_DOOR,
        HALF_A_NAME,
        /** Only of those who are new. */
        ASKED_WHETHER_TO_CREATE,
        TYPED_Y_WITHOUT_ENTER,
        ASKED_FOR_A_NEW_PASSWORD,
        HALF_A_NEW_PASSWORD,
        ASKED_TO_REPEAT_IT,
        HALF_A_REPETITION,
        /** Only of those who come back. */
        ASKED_FOR_THE_PASSWORD,
        HALF_A_PASSWORD,
        /** The hash of the password, or the first look at the room, is on its way. */
        COMING_IN,
        PLAYING,
        HALF_A_LINE,
        /** The answers to many lines are on their way. */
        A_LONG_OUTPUT,
        LEAVING
    }

    Wanderer(Lab lab, HoldfastProcess.Ready server, String name) {
        this.lab = lab;
        this.server = server;
        this.name = name;
        this.client = connect();
    }

    Phase phase() {
        return phase;
    }

    String name() {
        return name;
    }

    /** Goes on to where the player stops next. */
    void step() {
        steps++;
        phase = next();
    }

    /** Goes on until the player stands in the world, and sees that it answers. */
    void comeIn() {
        while (phase != Phase.PLAYING) {
            step();
        }
        client.fence(name + "-is-in");
        assertThat(client.text()).doesNotContain(Dialogue.PASSWORD, HALF, "Something went wrong", "was not run");
    }

    private Phase next() {
        return switch (phase) {
            case AT_THE_DOOR -> type(name.substring(0, 3), Phase.HALF_A_NAME);
            case HALF_A_NAME -> {
                client.send(name.substring(3));
                client.expectPrompt(registered ? "Password: " : "Create it? (y/n) ");
                yield registered ? Phase.ASKED_FOR_THE_PASSWORD : Phase.ASKED_WHETHER_TO_CREATE;
            }
            case ASKED_WHETHER_TO_CREATE -> type("y", Phase.TYPED_Y_WITHOUT_ENTER);
            case TYPED_Y_WITHOUT_ENTER -> {
                client.send("");
                client.expectPrompt("Choose a password: ");
                yield Phase.ASKED_FOR_A_NEW_PASSWORD;
            }
            case ASKED_FOR_A_NEW_PASSWORD -> type(HALF, Phase.HALF_A_NEW_PASSWORD);
            case HALF_A_NEW_PASSWORD -> {
                client.send(OTHER_HALF);
                client.expectPrompt("Repeat the password: ");
                yield Phase.ASKED_TO_REPEAT_IT;
            }
            case ASKED_TO_REPEAT_IT -> type(HALF, Phase.HALF_A_REPETITION);
            case ASKED_FOR_THE_PASSWORD -> type(HALF, Phase.HALF_A_PASSWORD);
            case HALF_A_REPETITION, HALF_A_PASSWORD -> {
                client.send(OTHER_HALF);
                yield Phase.COMING_IN;
            }
            case COMING_IN -> {
                Dialogue.arrive(client);
                registered = true;
                yield Phase.PLAYING;
            }
            case PLAYING -> type("say half of " + steps, Phase.HALF_A_LINE);
            case HALF_A_LINE -> {
                client.send(" and the rest");
                client.expectLine("You say, \"half of " + (steps - 1) + " and the rest\"");
                client.send(manyPings());
                yield Phase.A_LONG_OUTPUT;
            }
            case A_LONG_OUTPUT -> {
                expectManyPongs();
                client.send("quit");
                yield Phase.LEAVING;
            }
            case LEAVING -> {
                client.expectClosed();
                client = connect();
                yield Phase.AT_THE_DOOR;
            }
        };
    }

    private TelnetClient connect() {
        TelnetClient fresh = lab.connect(name, server);
        fresh.expectPrompt("Name: ");
        return fresh;
    }

    /** Without a line end. */
    private Phase type(String text, Phase then) {
        client.sendBytes(text.getBytes(StandardCharsets.UTF_8));
        return then;
    }

    private String manyPings() {
        List<String> pings = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            pings.add("ping many-" + i);
        }
        return String.join("\r\n", pings);
    }

    private void expectManyPongs() {
        String seen = client.expectLine("pong many-" + (MANY - 1)).before();
        List<String> pongs =
                seen.lines().filter(Pattern.compile("^pong ").asPredicate()).toList();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < MANY - 1; i++) {
            expected.add("pong many-" + i);
        }
        assertThat(pongs).as(name).isEqualTo(expected);
    }
}
