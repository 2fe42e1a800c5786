package org.holdfast.launcher;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Standard output has the lines that scripts wait for, standard error the complaints.
 */
record Terminal(InputStream in, PrintStream out, PrintStream err) {
    private static final int LINES_BUFFER = 1 << 16;

    static Terminal system() {
        return new Terminal(System.in, System.out, System.err);
    }

    /** The first line of standard input; empty if there is none. */
    String readLine() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    /** One line whatever the message contains. */
    void complain(String message) {
        err.println("holdfast: " + message.replaceAll("\\s*\\R\\s*", " ").strip());
        err.flush();
    }

    /** How far long work is. On standard error: standard output may be going into a file. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Standard output for many lines: in UTF-8 whatever the machine's encoding, and buffered until it is flushed. */
    PrintStream lines() {
        return new PrintStream(new BufferedOutputStream(out, LINES_BUFFER), false, StandardCharsets.UTF_8);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}
