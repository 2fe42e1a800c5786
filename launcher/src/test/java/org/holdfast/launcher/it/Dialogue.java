package org.holdfast.launcher.it;

import java.util.regex.Pattern;

/** What is said at the door, word for word. */
final class Dialogue {
    /** Everybody's password. */
    static final String PASSWORD = "correct-horse-7-battery";

    /** How rooms and things are numbered. */
    static final Pattern ID = Pattern.compile("#[A-Za-z0-9_-]+(?=[^A-Za-z0-9_-])");

    private static final Pattern EXITS = Pattern.compile("(?m)^Exits:.*\n");

    private Dialogue() {}

    /** From the banner to the first room of a new player. */
    static void register(TelnetClient client, String name) {
        choosePassword(client, name);
        arrive(client);
    }

    /** From the banner to the moment after a new player's second password. */
    static void choosePassword(TelnetClient client, String name) {
        client.expectPrompt("Name: ");
        client.send(name);
        client.expectPrompt("Create it? (y/n) ");
        client.send("y");
        client.expectPrompt("Choose a password: ");
        client.send(PASSWORD);
        client.expectPrompt("Repeat the password: ");
        client.send(PASSWORD);
    }

    /** From the banner to the room of a known player. */
    static void login(TelnetClient client, String name) {
        identify(client, name, PASSWORD);
        arrive(client);
    }

    /** From the {@code Name:} prompt to the moment after the password. */
    static void identify(TelnetClient client, String name, String password) {
        client.expectPrompt("Name: ");
        client.send(name);
        client.expectPrompt("Password: ");
        client.send(password);
    }

    /** Waits until the character stands in a room and the player can type. */
    static void arrive(TelnetClient client) {
        client.expect(EXITS);
        client.expectPrompt("> ");
    }

    /** Makes the player the server's first admin, and waits until it is so and has been said. */
    static void claim(TelnetClient client, String code) {
        client.send("claim " + code);
        client.expectLine("You are an admin now\\..*");
    }
}
