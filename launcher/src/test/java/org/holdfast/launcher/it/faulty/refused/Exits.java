package org.holdfast.launcher.it.faulty.refused;

/** Would end the server. */
public final class Exits {
    private Exits() {}

    public static void leave() {
        System.exit(0);
    }
}
