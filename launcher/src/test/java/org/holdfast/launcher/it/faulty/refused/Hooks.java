package org.holdfast.launcher.it.faulty.refused;

/** Would keep its generation for as long as the server lives. */
public final class Hooks {
    private Hooks() {}

    public static void leave() {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {}, "faulty-hook"));
    }
}
