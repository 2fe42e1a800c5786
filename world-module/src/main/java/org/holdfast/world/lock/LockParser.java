package org.holdfast.world.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.api.Doc;

/** Reads a lock's expression; the package has the grammar. Used once. */
final class LockParser {
    /** In UTF-16 code units: what a person can still read. */
    static final int MAX_LENGTH = 500;

    /** Brackets and "not"s within one another: reading and asking recurse. */
    private static final int MAX_DEPTH = 20;

    /** A text in quotes, a sign, or a word, which may be a number or name a thing. */
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\"(?:[^\"\\\\]|\\\\.)*+\"|[<>!]=|[<>=()]|[^\\s\"<>!=()]++)");

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final Pattern THING = Pattern.compile("#[1-9][0-9]{0,17}|[a-z][a-z0-9-]*/[^\\s]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** @param at where it begins, counted from 1 */
    private record Token(String text, int at) {}

    LockParser(String expression) {
        text = expression;
    }

    Lock parse() {
        if (text.length() > MAX_LENGTH) {
            throw new LockException("a lock has at most " + MAX_LENGTH + " characters");
        }
        split();
        if (tokens.isEmpty()) {
            throw new LockException("a lock is not empty; " + tests());
        }
        Lock lock = any(0);
        if (next < tokens.size()) {
            throw wrong("\"and\", \"or\" or the end");
        }
        return lock;
    }

    private void split() {
        Matcher matcher = TOKEN.matcher(text);
        int end = text.stripTrailing().length();
        int at = 0;
        while (at < end) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new LockException("at character "
                        + (text.length() - text.substring(at).stripLeading().length() + 1)
                        + " there is a sign that means nothing, or a \" without its other");
            }
            tokens.add(new Token(matcher.group(1), matcher.start(1) + 1));
            at = matcher.end();
        }
    }

    private Lock any(int depth) {
        List<Lock> parts = parts("or", () -> all(depth));
        return parts.size() == 1 ? parts.get(0) : new Lock.Or(parts);
    }

    private Lock all(int depth) {
        List<Lock> parts = parts("and", () -> part(depth));
        return parts.size() == 1 ? parts.get(0) : new Lock.And(parts);
    }

    private List<Lock> parts(String word, Supplier<Lock> part) {
        List<Lock> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (skip(word));
        return List.copyOf(parts);
    }

    private Lock part(int depth) {
        if (depth > MAX_DEPTH) {
            throw new LockException("brackets are at most " + MAX_DEPTH + " deep");
        }
        if (skip("not")) {
            return new Lock.Not(part(depth + 1));
        }
        if (skip("(")) {
            Lock inner = any(depth + 1);
            if (!skip(")")) {
                throw wrong("\")\"");
            }
            return inner;
        }
        return test();
    }

    private Lock test() {
        String word = take(NAME, tests());
        Optional<Lock> sort = Lock.Sort.find(word.toLowerCase(Locale.ROOT));
        if (sort.isPresent()) {
            return sort.get();
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "is" -> new Lock.Is(thing());
            case "carries" -> new Lock.Carries(thing(), false);
            case "wears" -> new Lock.Carries(thing(), true);
            case "has" -> new Lock.Has(take(NAME, "an attribute"));
            case "may" -> new Lock.May(take(NAME, "a permission, such as build"));
            default -> compare(word);
        };
    }

    private String thing() {
        return take(THING, "a thing, such as #12 or harbour/pass");
    }

    private Lock compare(String attribute) {
        Optional<Comparison> comparison = peek().flatMap(token -> Comparison.find(token.text()));
        if (comparison.isEmpty()) {
            throw wrong("one of = != < <= > >= after \"" + attribute + "\"");
        }
        next++;
        String expected = "a number or a \"text\"";
        String value = peek().map(Token::text).orElse("");
        if (!value.startsWith("\"") && !NUMBER.matcher(value).matches()) {
            throw wrong(expected);
        }
        try {
            Doc read = Doc.parse(value);
            next++;
            return new Lock.Compare(attribute, comparison.get(), read);
        } catch (IllegalArgumentException e) {
            throw wrong(expected);
        }
    }

    private boolean skip(String word) {
        boolean is = peek().filter(token -> token.text().equalsIgnoreCase(word)).isPresent();
        next += is ? 1 : 0;
        return is;
    }

    private String take(Pattern form, String expected) {
        Optional<Token> token =
                peek().filter(there -> form.matcher(there.text()).matches());
        if (token.isEmpty()) {
            throw wrong(expected);
        }
        next++;
        return token.get().text();
    }

    private Optional<Token> peek() {
        return next < tokens.size() ? Optional.of(tokens.get(next)) : Optional.empty();
    }

    private LockException wrong(String expected) {
        return new LockException(
                peek().map(token -> "at character " + token.at() + ", instead of \"" + token.text() + "\",")
                                .orElse("at its end")
                        + " there should be " + expected);
    }

    private static String tests() {
        return "a test: anyone, nobody, player, npc, is #12, carries #12, wears #12, has ATTRIBUTE, may build, or"
                + " ATTRIBUTE >= 5";
    }
}
