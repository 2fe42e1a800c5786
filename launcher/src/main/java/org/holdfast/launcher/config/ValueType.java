package org.holdfast.launcher.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.holdfast.proxy.address.AddressRange;

/** What values a key takes. Immutable. */
abstract sealed class ValueType<T> {
    /** The value that TOML or the command line gave, if it is one of this type. */
    abstract Optional<T> fromToml(Object value);

    abstract Optional<T> fromText(String text);

    abstract String toToml(T value);

    /** What is allowed, to follow "must be". */
    abstract String allowed();

    static ValueType<Integer> whole(int least, int most) {
        return new Whole(least, most);
    }

    static ValueType<String> text(int maxLength) {
        return new Text(1, maxLength);
    }

    /** Likewise, or nothing. */
    static ValueType<String> textOrNothing(int maxLength) {
        return new Text(0, maxLength);
    }

    /** Several of another type: an array in TOML, one after the other with commas between them in a text. */
    static <T> ValueType<List<T>> list(ValueType<T> each, int least) {
        return new Several<>(each, least);
    }

    static ValueType<AddressRange> addressRange() {
        return new Range();
    }

    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        return new Choice<>(List.of(type.getEnumConstants()));
    }

    private static final class Whole extends ValueType<Integer> {
        private final int least;
        private final int most;

        Whole(int least, int most) {
            this.least = least;
            this.most = most;
        }

        @Override
        Optional<Integer> fromToml(Object value) {
            return value instanceof Integer || value instanceof Long
                    ? inRange(((Number) value).longValue())
                    : Optional.empty();
        }

        @Override
        Optional<Integer> fromText(String text) {
            try {
                return inRange(Long.parseLong(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        private Optional<Integer> inRange(long value) {
            return value < least || value > most ? Optional.empty() : Optional.of((int) value);
        }

        @Override
        String toToml(Integer value) {
            return Integer.toString(value);
        }

        @Override
        String allowed() {
            return "a whole number from " + least + " to " + most;
        }
    }

    private static final class Text extends ValueType<String> {
        private final int minLength;
        private final int maxLength;

        Text(int minLength, int maxLength) {
            this.minLength = minLength;
            this.maxLength = maxLength;
        }

        @Override
        Optional<String> fromToml(Object value) {
            return value instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        Optional<String> fromText(String text) {
            boolean usable = (!text.isBlank() || minLength == 0)
                    && text.length() <= maxLength
                    && text.chars().noneMatch(Character::isISOControl);
            return usable ? Optional.of(text) : Optional.empty();
        }

        @Override
        String toToml(String value) {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }

        @Override
        String allowed() {
            return "a text of " + minLength + " to " + maxLength + " characters on one line";
        }
    }

    private static final class Several<T> extends ValueType<List<T>> {
        private final ValueType<T> each;
        private final int least;

        Several(ValueType<T> each, int least) {
            this.each = each;
            this.least = least;
        }

        @Override
        Optional<List<T>> fromToml(Object value) {
            if (value instanceof List<?> values) {
                return all(values.stream().map(each::fromToml).toList());
            }
            return value instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        Optional<List<T>> fromText(String text) {
            return text.isBlank()
                    ? all(List.of())
                    : all(Arrays.stream(text.split(",", -1))
                            .map(part -> each.fromText(part.strip()))
                            .toList());
        }

        private Optional<List<T>> all(List<Optional<T>> values) {
            return values.size() >= least && values.stream().allMatch(Optional::isPresent)
                    ? Optional.of(values.stream().map(Optional::get).toList())
                    : Optional.empty();
        }

        @Override
        String toToml(List<T> values) {
            return values.stream().map(each::toToml).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        String allowed() {
            return "a list, each " + each.allowed();
        }
    }

    private static final class Range extends ValueType<AddressRange> {
        @Override
        Optional<AddressRange> fromToml(Object value) {
            return value instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        Optional<AddressRange> fromText(String text) {
            return AddressRange.parse(text);
        }

        @Override
        String toToml(AddressRange value) {
            return '"' + value.toString() + '"';
        }

        @Override
        String allowed() {
            return "an address or a range of them such as \"10.0.0.0/8\"";
        }
    }

    private static final class Choice<E extends Enum<E>> extends ValueType<E> {
        private final List<E> values;

        Choice(List<E> values) {
            this.values = values;
        }

        @Override
        Optional<E> fromToml(Object value) {
            return value instanceof String text ? fromText(text) : Optional.empty();
        }

        @Override
        Optional<E> fromText(String text) {
            return values.stream().filter(value -> word(value).equals(text)).findFirst();
        }

        @Override
        String toToml(E value) {
            return '"' + word(value) + '"';
        }

        @Override
        String allowed() {
            List<String> words =
                    values.stream().map(value -> '"' + word(value) + '"').toList();
            return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
        }

        private static String word(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }
}
