package org.holdfast.world.lock;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.api.Doc;
import org.holdfast.world.presence.Presences;
import org.holdfast.world.thing.Kind;
import org.holdfast.world.thing.Thing;
import org.holdfast.world.thing.Things;
import org.holdfast.world.trait.Values;
import org.holdfast.world.trait.Worn;

/** A lock's expression, read and ready to be asked. Immutable; {@code toString} is the expression again. */
public sealed interface Lock {
    /**
     * Reads an expression.
     *
     * @throws LockException saying where it is wrong and what could stand there
     */
    static Lock parse(String expression) {
        return new LockParser(expression).parse();
    }

    /** Whether it lets somebody through. */
    boolean allows(Who who);

    /** Somebody who wants through. */
    record Who(Things things, Presences presences, Thing actor) {}

    /** How tightly its parts hold together; what holds less tightly needs brackets within what holds more. */
    default int tightness() {
        return 3;
    }

    private static String print(List<Lock> parts, String word, int tightness) {
        return parts.stream()
                .map(part -> part.tightness() < tightness ? "(" + part + ")" : part.toString())
                .collect(Collectors.joining(word));
    }

    /** One of them is enough. */
    record Or(List<Lock> parts) implements Lock {
        @Override
        public boolean allows(Who who) {
            return parts.stream().anyMatch(part -> part.allows(who));
        }

        @Override
        public int tightness() {
            return 0;
        }

        @Override
        public String toString() {
            return print(parts, " or ", 1);
        }
    }

    /** All are needed. */
    record And(List<Lock> parts) implements Lock {
        @Override
        public boolean allows(Who who) {
            return parts.stream().allMatch(part -> part.allows(who));
        }

        @Override
        public int tightness() {
            return 1;
        }

        @Override
        public String toString() {
            return print(parts, " and ", 2);
        }
    }

    record Not(Lock part) implements Lock {
        @Override
        public boolean allows(Who who) {
            return !part.allows(who);
        }

        @Override
        public int tightness() {
            return 2;
        }

        @Override
        public String toString() {
            return "not " + print(List.of(part), "", 2);
        }
    }

    /** What somebody is, in one word. */
    enum Sort implements Lock {
        ANYONE("anyone"),
        NOBODY("nobody"),
        PLAYER("player"),
        NPC("npc");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        static Optional<Lock> find(String word) {
            for (Sort sort : values()) {
                if (sort.word.equals(word)) {
                    return Optional.of(sort);
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean allows(Who who) {
            return switch (this) {
                case ANYONE -> true;
                case NOBODY -> false;
                case PLAYER -> who.actor().player().isPresent();
                case NPC -> who.actor().player().isEmpty();
            };
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Is the thing, or made after it. */
    record Is(String thing) implements Lock {
        @Override
        public boolean allows(Who who) {
            return who.things()
                    .refer(thing)
                    .filter(meant -> who.actor().comesFrom(meant.id()))
                    .isPresent();
        }

        @Override
        public String toString() {
            return "is " + thing;
        }
    }

    /** Has the thing with it, or one made after it; worn, if that is asked. */
    record Carries(String thing, boolean worn) implements Lock {
        @Override
        public boolean allows(Who who) {
            Optional<Thing> meant = who.things().refer(thing);
            return meant.isPresent()
                    && who.things().contents(who.actor(), Kind.ITEM).stream()
                            .anyMatch(item -> item.comesFrom(meant.get().id()) && (!worn || Worn.isWorn(item)));
        }

        @Override
        public String toString() {
            return (worn ? "wears " : "carries ") + thing;
        }
    }

    /** The attribute is set to something that counts. */
    record Has(String attribute) implements Lock {
        @Override
        public boolean allows(Who who) {
            Doc value = who.actor().attribute(attribute).orElse(Doc.Null.NULL);
            return value != Doc.Null.NULL && !value.equals(new Doc.Bool(false)) && !value.equals(new Doc.Int(0));
        }

        @Override
        public String toString() {
            return "has " + attribute;
        }
    }

    /** Plays it with an account that may do this. */
    record May(String permission) implements Lock {
        @Override
        public boolean allows(Who who) {
            return who.presences().playing(who.actor()).stream().anyMatch(session -> session.may(permission));
        }

        @Override
        public String toString() {
            return "may " + permission;
        }
    }

    /** The attribute compares so with a number or a text. */
    record Compare(String attribute, Comparison comparison, Doc value) implements Lock {
        @Override
        public boolean allows(Who who) {
            Doc actual = who.actor().attribute(attribute).orElse(Doc.Null.NULL);
            if (value instanceof Doc.Str text) {
                String other = actual instanceof Doc.Str string ? string.value() : "";
                return comparison.holds(other.compareTo(text.value()));
            }
            return comparison.holds(Double.compare(number(actual), number(value)));
        }

        private static double number(Doc doc) {
            return Values.number(Optional.of(doc)).orElse(0);
        }

        @Override
        public String toString() {
            return attribute + " " + comparison.sign() + " " + value.toJson();
        }
    }
}
