package org.holdfast.proxy.session;

/**
 * The first word of a line and what follows it.
 *
 * @param first empty if there is none
 * @param rest without blanks around it
 */
record Words(String first, String rest) {
    static Words of(String line) {
        String stripped = line.strip();
        int space = stripped.indexOf(' ');
        return space < 0
                ? new Words(stripped, "")
                : new Words(
                        stripped.substring(0, space), stripped.substring(space).strip());
    }
}
