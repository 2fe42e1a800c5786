package org.holdfast.api;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * What a player's client said of itself, free of any protocol, under what the player has set. The core renders for it;
 * a module needs this only to choose what to say.
 *
 * @param name the client's name, empty if it did not say
 * @param columns the width to lay out for in character cells, 0 if unknown or not to be minded
 * @param rows the height of its window in lines, 0 if unknown
 * @param screenReader whether the text is read aloud
 * @param dataPackages the packages of structured data that it wants, in lower case, such as {@code room.info}; see
 *     {@link #wants}
 * @param brief whether the player wishes to be spared what does not change, such as the descriptions of rooms
 */
public record ClientInfo(
        String name, int columns, int rows, boolean screenReader, Set<String> dataPackages, boolean brief) {
    /** A client that said nothing. */
    public static final ClientInfo UNKNOWN = new ClientInfo("", 0, 0, false, Set.of(), false);

    public ClientInfo {
        Objects.requireNonNull(name, "name");
        if (columns < 0 || rows < 0) {
            throw new IllegalArgumentException("a window of " + columns + "x" + rows + " is impossible");
        }
        dataPackages = Set.copyOf(dataPackages);
    }

    /**
     * Whether it wants a package, whatever its case. Who wants {@code char} wants all that is in it, such as
     * {@code Char.Vitals}.
     */
    public boolean wants(String packageName) {
        return covers(dataPackages, packageName);
    }

    /**
     * Whether a package, or one that it is in, is among these.
     *
     * @param packages in lower case
     */
    public static boolean covers(Set<String> packages, String packageName) {
        if (packages.isEmpty()) {
            return false;
        }
        String name = packageName.toLowerCase(Locale.ROOT);
        int end = name.length();
        while (end > 0) {
            if (packages.contains(name.substring(0, end))) {
                return true;
            }
            end = name.lastIndexOf('.', end - 1);
        }
        return false;
    }
}
