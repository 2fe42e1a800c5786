package org.holdfast.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An immutable document of the shape of JSON (RFC 8259): how state leaves a module. Usable on any thread.
 *
 * <p>Whole numbers are {@code long}, others finite {@code double}; strings are well-formed Unicode; arrays and
 * objects are nested at most {@value #MAX_DEPTH} deep, which is checked when they are made: what cannot be read back
 * must not be written, and no reader of a document overflows its stack. Members of an object keep the order in which they were put, which does not count when
 * two objects are compared.
 */
public sealed interface Doc {
    /** Most arrays and objects around one another, the outermost included. */
    int MAX_DEPTH = 64;

    /** {@code null}. */
    enum Null implements Doc {
        NULL;

        @Override
        public String toString() {
            return toJson();
        }
    }

    /** {@code true} or {@code false}. */
    record Bool(boolean value) implements Doc {
        @Override
        public String toString() {
            return toJson();
        }
    }

    /** A number without fraction or exponent. */
    record Int(long value) implements Doc {
        @Override
        public String toString() {
            return toJson();
        }
    }

    /** Any other number; finite. */
    record Real(double value) implements Doc {
        public Real {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no number " + value);
            }
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /** A string. */
    record Str(String value) implements Doc {
        public Str {
            Json.requireWellFormed(value);
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /** An array. */
    record Arr(List<Doc> items) implements Doc {
        public Arr {
            items = List.copyOf(items);
            Json.requireRoomAround(items);
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /** An object. */
    record Obj(Map<String, Doc> members) implements Doc {
        public static final Obj EMPTY = new Obj(Map.of());

        private static final Map<Class<?>, String> KINDS = Map.of(
                Bool.class, "a boolean",
                Int.class, "a whole number",
                Real.class, "a number with a fraction",
                Str.class, "a string",
                Arr.class, "an array",
                Obj.class, "an object");

        public Obj {
            LinkedHashMap<String, Doc> copy = new LinkedHashMap<>(members);
            copy.forEach((name, value) -> {
                Json.requireWellFormed(name);
                Objects.requireNonNull(value, name);
            });
            members = Collections.unmodifiableMap(copy);
            Json.requireRoomAround(members.values());
        }

        public Optional<Doc> find(String name) {
            return Optional.ofNullable(members.get(name));
        }

        /**
         * The string of this name.
         *
         * @throws IllegalArgumentException naming the member, if it is missing or no string, and saying what kind it
         *     is but not what it says; likewise for the other kinds below
         */
        public String string(String name) {
            return as(Str.class, name).value();
        }

        /** The string of this name, or {@code missing} if there is no such member. */
        public String string(String name, String missing) {
            return members.containsKey(name) ? string(name) : missing;
        }

        public long integer(String name) {
            return as(Int.class, name).value();
        }

        public long integer(String name, long missing) {
            return members.containsKey(name) ? integer(name) : missing;
        }

        public boolean bool(String name, boolean missing) {
            return members.containsKey(name) ? as(Bool.class, name).value() : missing;
        }

        /** The object of this name; empty if there is no such member. */
        public Obj object(String name) {
            return members.containsKey(name) ? as(Obj.class, name) : EMPTY;
        }

        /** The items of the array of this name; none if there is no such member. */
        public List<Doc> items(String name) {
            return members.containsKey(name) ? as(Arr.class, name).items() : List.of();
        }

        /** The strings of the array of this name; none if there is no such member. */
        public List<String> strings(String name) {
            List<String> strings = new ArrayList<>();
            for (Doc item : items(name)) {
                if (!(item instanceof Str string)) {
                    throw new IllegalArgumentException(
                            "member '" + name + "' has an item that should be a string but is " + kindOf(item));
                }
                strings.add(string.value());
            }
            return List.copyOf(strings);
        }

        private <T extends Doc> T as(Class<T> kind, String name) {
            Doc member = members.get(name);
            if (!kind.isInstance(member)) {
                throw new IllegalArgumentException("member '" + name + "' should be " + KINDS.get(kind) + " but is "
                        + (member == null ? "missing" : kindOf(member)));
            }
            return kind.cast(member);
        }

        private static String kindOf(Doc doc) {
            return KINDS.getOrDefault(doc.getClass(), "null");
        }

        @Override
        public String toString() {
            return toJson();
        }
    }

    /** Collects the members of an object. Not safe for use by several threads. */
    final class Builder {
        private final LinkedHashMap<String, Doc> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, Doc value) {
            members.put(name, Objects.requireNonNull(value, name));
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new Str(value));
        }

        public Builder put(String name, long value) {
            return put(name, new Int(value));
        }

        public Builder put(String name, double value) {
            return put(name, new Real(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new Bool(value));
        }

        /** An array of strings. */
        public Builder put(String name, Collection<String> values) {
            return put(name, new Arr(values.stream().<Doc>map(Str::new).toList()));
        }

        public Obj build() {
            return new Obj(members);
        }
    }

    static Builder object() {
        return new Builder();
    }

    /**
     * Reads JSON text, strictly by RFC 8259; of members with the same name the last counts.
     *
     * @throws IllegalArgumentException with the index of the first character that is wrong; the message does not
     *     repeat the text
     */
    static Doc parse(String json) {
        return Json.parse(json);
    }

    /** This document as JSON text on one line, the same in every locale. */
    default String toJson() {
        return Json.write(this);
    }
}
