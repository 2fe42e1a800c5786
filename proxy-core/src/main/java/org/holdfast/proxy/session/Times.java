package org.holdfast.proxy.session;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as staff type and read them. */
final class Times {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})(s|m|min|h|d|w)");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    /** The two largest units of a time, such as {@code 2 h 5 min}. */
    static String inWords(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    /** Of {@code 30m}, {@code 12h}, {@code 7d}, {@code 2w}; empty if it is none. */
    static Optional<Duration> span(String word) {
        Matcher matcher = SPAN.matcher(word.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    case "w" -> Duration.ofDays(7 * number);
                    default -> Duration.ofMinutes(number);
                });
    }

    /** Of a span, that long ago; of {@code 2026-11-24} or {@code 2026-11-24T10:30}, in UTC; empty if it is none. */
    static Optional<Instant> moment(String word, Instant now) {
        Optional<Instant> ago = span(word).map(now::minus);
        if (ago.isPresent()) {
            return ago;
        }
        try {
            return Optional.of(
                    word.contains("T") || word.contains("t")
                            ? LocalDateTime.parse(word).toInstant(ZoneOffset.UTC)
                            : LocalDate.parse(word).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** To the second, in UTC. */
    static String at(Instant time) {
        return MINUTE.format(time);
    }
}
