package org.holdfast.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes the text form of {@link Doc}: a recursive descent over RFC 8259, bounded in depth. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Doc parse(String text) {
        Json json = new Json(text);
        Doc doc = json.value(0);
        json.skipSpace();
        if (json.at != text.length()) {
            throw json.wrong("the end");
        }
        return doc;
    }

    static void requireWellFormed(String string) {
        int half = halfPair(string);
        if (half >= 0) {
            throw new IllegalArgumentException("half a surrogate pair at index " + half);
        }
    }

    /** The index of the first surrogate without its other half; -1 if there is none. */
    private static int halfPair(String string) {
        int i = 0;
        while (i < string.length()) {
            int point = string.codePointAt(i);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return i;
            }
            i += Character.charCount(point);
        }
        return -1;
    }

    /** Refuses to put an array or object around documents that are as deep already as they may be. */
    static void requireRoomAround(Collection<Doc> docs) {
        for (Doc doc : docs) {
            if (isDeeperThan(Doc.MAX_DEPTH - 1, doc)) {
                throw new IllegalArgumentException("a document is nested at most " + Doc.MAX_DEPTH + " deep");
            }
        }
    }

    private static boolean isDeeperThan(int most, Doc doc) {
        Collection<Doc> inside;
        if (doc instanceof Doc.Arr array) {
            inside = array.items();
        } else if (doc instanceof Doc.Obj object) {
            inside = object.members().values();
        } else {
            return false;
        }
        if (most == 0) {
            return true;
        }
        for (Doc item : inside) {
            if (isDeeperThan(most - 1, item)) {
                return true;
            }
        }
        return false;
    }

    /** @param depth arrays and objects around the value */
    private Doc value(int depth) {
        skipSpace();
        char first = peek();
        if (depth == Doc.MAX_DEPTH && (first == '{' || first == '[')) {
            throw new IllegalArgumentException("JSON nested more than " + Doc.MAX_DEPTH + " deep at index " + at);
        }
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Doc.Str(string());
            case 't' -> word("true", new Doc.Bool(true));
            case 'f' -> word("false", new Doc.Bool(false));
            case 'n' -> word("null", Doc.Null.NULL);
            default -> number();
        };
    }

    private Doc object(int depth) {
        at++;
        Map<String, Doc> members = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return Doc.Obj.EMPTY;
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw wrong("a member's name in quotes");
            }
            String name = string();
            skipSpace();
            expect(':');
            members.put(name, value(depth + 1));
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Doc.Obj(members);
            }
            expect(',');
        }
    }

    private Doc array(int depth) {
        at++;
        List<Doc> items = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Doc.Arr(items);
        }
        while (true) {
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Doc.Arr(items);
            }
            expect(',');
        }
    }

    private String string() {
        int start = at;
        String string = quoted();
        if (halfPair(string) >= 0) {
            throw new IllegalArgumentException("the string at index " + start + " has half a surrogate pair");
        }
        return string;
    }

    private String quoted() {
        int start = ++at;
        while (true) {
            char c = peek();
            if (c == '"') {
                return text.substring(start, at++);
            }
            if (c == '\\') {
                return quotedWithEscapes(start);
            }
            if (c < 0x20) {
                throw wrong("the rest of a string");
            }
            at++;
        }
    }

    private String quotedWithEscapes(int start) {
        StringBuilder out = new StringBuilder().append(text, start, at);
        while (true) {
            char c = peek();
            if (c < 0x20) {
                throw wrong("the rest of a string");
            }
            at++;
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    private char escape() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> {
                at--;
                throw wrong("an escape");
            }
        };
    }

    private char hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code << 4 | digit;
            at++;
        }
        return (char) code;
    }

    private Doc number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        boolean whole = true;
        if (peek() == '.') {
            at++;
            digits();
            whole = false;
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
            whole = false;
        }
        String digits = text.substring(start, at);
        try {
            return whole ? new Doc.Int(Long.parseLong(digits)) : new Doc.Real(Double.parseDouble(digits));
        } catch (IllegalArgumentException e) {
            // Without its cause, whose message repeats the text.
            throw new IllegalArgumentException("the number at index " + start + " is out of range");
        }
    }

    private void digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw wrong("a value");
        }
    }

    private Doc word(String word, Doc meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return meaning;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    /** The next character; NUL at the end, which no JSON text contains outside of what {@link #wrong} reports. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("not JSON: expected " + expected + " at index " + at);
    }

    static String write(Doc doc) {
        StringBuilder out = new StringBuilder();
        write(doc, out);
        return out.toString();
    }

    private static void write(Doc doc, StringBuilder out) {
        if (doc instanceof Doc.Str string) {
            write(string.value(), out);
        } else if (doc instanceof Doc.Int number) {
            out.append(number.value());
        } else if (doc instanceof Doc.Real number) {
            out.append(number.value());
        } else if (doc instanceof Doc.Bool bool) {
            out.append(bool.value());
        } else if (doc instanceof Doc.Arr array) {
            String separator = "[";
            for (Doc item : array.items()) {
                write(item, out.append(separator));
                separator = ",";
            }
            out.append(array.items().isEmpty() ? "[]" : "]");
        } else if (doc instanceof Doc.Obj object) {
            String separator = "{";
            for (Map.Entry<String, Doc> member : object.members().entrySet()) {
                write(member.getKey(), out.append(separator));
                write(member.getValue(), out.append(':'));
                separator = ",";
            }
            out.append(object.members().isEmpty() ? "{}" : "}");
        } else {
            out.append("null");
        }
    }

    private static void write(String string, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
