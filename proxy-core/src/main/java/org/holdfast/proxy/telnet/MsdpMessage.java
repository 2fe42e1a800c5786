package org.holdfast.proxy.telnet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.holdfast.api.Doc;

/**
 * MSDP's form of documents: {@code VAR name VAL value}, in which a value is text, a table of variables or an array of
 * values. Text is UTF-8. Numbers and truth are text too, so what was a number comes back as a string.
 */
final class MsdpMessage {
    /** Tables and arrays within one another; beyond it a message is not read. */
    static final int MAX_DEPTH = 16;

    private static final byte VAR = 1;
    private static final byte VAL = 2;
    private static final byte TABLE_OPEN = 3;
    private static final byte TABLE_CLOSE = 4;
    private static final byte ARRAY_OPEN = 5;
    private static final byte ARRAY_CLOSE = 6;

    private MsdpMessage() {}

    /** One variable with its value. */
    static byte[] write(String name, Doc value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        variable(name, value, out);
        return out.toByteArray();
    }

    private static void variable(String name, Doc value, ByteArrayOutputStream out) {
        out.write(VAR);
        text(name, out);
        out.write(VAL);
        value(value, out);
    }

    private static void value(Doc value, ByteArrayOutputStream out) {
        if (value instanceof Doc.Obj table) {
            out.write(TABLE_OPEN);
            table.members().forEach((name, member) -> variable(name.toUpperCase(Locale.ROOT), member, out));
            out.write(TABLE_CLOSE);
        } else if (value instanceof Doc.Arr array) {
            out.write(ARRAY_OPEN);
            for (Doc item : array.items()) {
                out.write(VAL);
                value(item, out);
            }
            out.write(ARRAY_CLOSE);
        } else if (value instanceof Doc.Str string) {
            text(string.value(), out);
        } else if (value instanceof Doc.Bool bool) {
            text(bool.value() ? "1" : "0", out);
        } else if (value != Doc.Null.NULL) {
            text(value.toJson(), out);
        }
    }

    /** Without controls, among which are the bytes that give a message its form. */
    private static void text(String text, ByteArrayOutputStream out) {
        out.writeBytes(text.replaceAll("\\p{Cntrl}", " ").getBytes(StandardCharsets.UTF_8));
    }

    /** The variables of a message, in their order; empty if it is not well-formed, or too deep. */
    static Optional<Map<String, Doc>> read(byte[] message) {
        Reader reader = new Reader(message);
        Map<String, Doc> variables = reader.variables(0);
        return reader.wrong || reader.at < message.length ? Optional.empty() : Optional.of(variables);
    }

    /** A recursive descent. What is wrong ends it at the next step, with whatever has been made by then. */
    private static final class Reader {
        private final byte[] message;
        private int at;
        private boolean wrong;

        Reader(byte[] message) {
            this.message = message;
        }

        Map<String, Doc> variables(int depth) {
            Map<String, Doc> variables = new LinkedHashMap<>();
            while (!wrong && take(VAR)) {
                String name = text();
                if (!take(VAL)) {
                    wrong = true;
                    break;
                }
                variables.put(name, values(depth));
            }
            return variables;
        }

        /** A value; of several, which is the older way to write an array, all. */
        private Doc values(int depth) {
            Doc first = value(depth);
            List<Doc> all = new ArrayList<>(List.of(first));
            while (!wrong && take(VAL)) {
                all.add(value(depth));
            }
            return all.size() == 1 ? first : new Doc.Arr(all);
        }

        private Doc value(int depth) {
            if (depth == MAX_DEPTH) {
                wrong = true;
                return Doc.Null.NULL;
            }
            if (take(TABLE_OPEN)) {
                Doc table = new Doc.Obj(variables(depth + 1));
                wrong |= !take(TABLE_CLOSE);
                return table;
            }
            if (take(ARRAY_OPEN)) {
                List<Doc> items = new ArrayList<>();
                while (!wrong && take(VAL)) {
                    items.add(value(depth + 1));
                }
                wrong |= !take(ARRAY_CLOSE);
                return new Doc.Arr(items);
            }
            return new Doc.Str(text());
        }

        private boolean take(byte expected) {
            if (at < message.length && message[at] == expected) {
                at++;
                return true;
            }
            return false;
        }

        private String text() {
            int start = at;
            while (at < message.length && (message[at] < VAR || message[at] > ARRAY_CLOSE)) {
                at++;
            }
            return new String(message, start, at - start, StandardCharsets.UTF_8);
        }
    }
}
