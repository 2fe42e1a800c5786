package org.holdfast.api;

import java.util.Objects;
import java.util.Set;

/**
 * What a player's client said of itself, free of any protocol. The core renders for it; a module needs this only to
 * choose what to say.
 *
 * @param name the client's name, empty if it did not say
 * @param columns the width of its window in character cells, 0 if unknown
 * @param rows the height of its window in lines, 0 if unknown
 * @param screenReader whether the text is read aloud
 * @param dataPackages the packages of structured data that it wants, in lower case, such as {@code room.info}
 */
public record ClientInfo(String name, int columns, int rows, boolean screenReader, Set<String> dataPackages) {
    /** A client that said nothing. */
    public static final ClientInfo UNKNOWN = new ClientInfo("", 0, 0, false, Set.of());

    public ClientInfo {
        Objects.requireNonNull(name, "name");
        if (columns < 0 || rows < 0) {
            throw new IllegalArgumentException("a window of " + columns + "x" + rows + " is impossible");
        }
        dataPackages = Set.copyOf(dataPackages);
    }
}
