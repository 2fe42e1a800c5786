package org.holdfast.launcher.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as it arrives from a client or a process, and a reading position in it.
 *
 * <p>One thread appends, any may wait; all methods are guarded by this object's monitor. Keeps everything.
 */
final class Transcript {
    /** When to give up. Long: these tests run on machines that are busy with something else. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final int SHOWN_ON_FAILURE = 2_000;

    private final String of;
    private final StringBuilder text = new StringBuilder();
    private int position;
    private boolean ended;

    /** @param of whose text it is, for messages */
    Transcript(String of) {
        this.of = of;
    }

    /**
     * What was waited for, and what came before it.
     *
     * @param before from the earlier position to the match
     * @param groups the match, then its groups
     */
    record Seen(String before, List<String> groups) {
        String group(int index) {
            return groups.get(index);
        }
    }

    synchronized void append(String more) {
        text.append(more);
        notifyAll();
    }

    /** Nothing more will come. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Waits for the text and reads up to its end. */
    Seen expect(String literal) {
        return expect(Pattern.compile(Pattern.quote(literal)));
    }

    /**
     * Waits for a match beyond the position and reads up to its end. The text comes in pieces that are cut anywhere: let
     * the pattern say what ends the match.
     */
    Seen expect(Pattern pattern) {
        return await("show /" + pattern + "/", () -> {
            Optional<Seen> seen = find(pattern, position);
            seen.ifPresent(found ->
                    position += found.before().length() + found.group(0).length());
            return orFailAtEnd(seen, pattern);
        });
    }

    /** Waits for a match anywhere, read before or not, and reads nothing. */
    Seen expectAnywhere(Pattern pattern) {
        return await("show /" + pattern + "/", () -> orFailAtEnd(find(pattern, 0), pattern));
    }

    /** Waits for the end and reads up to it. */
    String expectEnd() {
        return await("end", () -> {
            if (!ended) {
                return Optional.empty();
            }
            String rest = text.substring(position);
            position = text.length();
            return Optional.of(rest);
        });
    }

    /** Everything so far, read or not. */
    synchronized String text() {
        return text.toString();
    }

    synchronized boolean ended() {
        return ended;
    }

    /** Looks again whenever something has changed. The look is called with the monitor held. */
    private synchronized <T> T await(String what, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        try {
            Optional<T> found = look.get();
            while (found.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError(
                            of + " did not " + what + " within " + DEADLINE + "; unread was:\n" + unread());
                }
                wait(left);
                found = look.get();
            }
            return found.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + of, e);
        }
    }

    private Optional<Seen> orFailAtEnd(Optional<Seen> seen, Pattern pattern) {
        if (seen.isEmpty() && ended) {
            throw new AssertionError(of + " ended before /" + pattern + "/ came; unread was:\n" + unread());
        }
        return seen;
    }

    private Optional<Seen> find(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(text);
        // A line begins after a line end, not where somebody stopped reading.
        matcher.region(from, text.length()).useAnchoringBounds(false);
        return matcher.find()
                ? Optional.of(new Seen(text.substring(from, matcher.start()), groups(matcher)))
                : Optional.empty();
    }

    private String unread() {
        return text.substring(Math.max(position, text.length() - SHOWN_ON_FAILURE));
    }

    private static List<String> groups(Matcher matcher) {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            String group = matcher.group(i);
            groups.add(group == null ? "" : group);
        }
        return List.copyOf(groups);
    }
}
