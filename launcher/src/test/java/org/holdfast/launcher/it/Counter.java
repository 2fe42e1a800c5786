package org.holdfast.launcher.it;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A player who types {@code count N} at a steady pace to a {@link org.holdfast.launcher.it.faulty} world, and checks what
 * comes back for each line: once, in order, and after what was acknowledged before, whichever generation answers. A line
 * may also come to nothing, if that is said.
 *
 * <p>Lines are typed on the executor's thread, answers arrive on the client's reading thread; what both touch is guarded
 * by this object's monitor. The client is to hand it each line; then {@link #start}.
 */
final class Counter implements Consumer<String> {
    private static final Pattern COUNTED = Pattern.compile("counted (\\d+) after (\\d+)");
    private static final String PROMPT = "> ";
    private static final Pattern QUARANTINED = Pattern.compile(FaultWords.quarantined("count (\\d+)"));

    private final List<String> wrong = new ArrayList<>();
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private final List<Instant> answers = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private boolean paused;
    private long typed;
    private long acknowledged;
    private int undone;
    private int quarantined;

    /** Goes on until the executor is shut down. */
    void start(TelnetClient typist, ScheduledExecutorService executor, long delayMicros, long periodMicros) {
        var unused = executor.scheduleAtFixedRate(() -> type(typist), delayMicros, periodMicros, TimeUnit.MICROSECONDS);
    }

    private void type(TelnetClient typist) {
        synchronized (this) {
            if (paused) {
                return;
            }
            unanswered.add(++typed);
            // Sent under the monitor, so that whoever has paused it knows that all is sent.
            try {
                typist.send("count " + typed);
            } catch (UncheckedIOException e) {
                wrong.add("count " + typed + " could not be typed: " + e.getMessage());
            }
        }
    }

    /** A line of the client. */
    @Override
    public synchronized void accept(String line) {
        Matcher counted = COUNTED.matcher(line);
        Matcher set = QUARANTINED.matcher(line);
        if (counted.matches()) {
            long number = answered(Long.parseLong(counted.group(1)), line);
            if (Long.parseLong(counted.group(2)) != acknowledged) {
                wrong.add("the world said '" + line + "', but had acknowledged " + acknowledged);
            }
            acknowledged = number;
        } else if (line.equals(FaultWords.UNDONE)) {
            undone++;
            notices.add(line);
            answered(unanswered.isEmpty() ? -1 : unanswered.peek(), line);
        } else if (set.matches()) {
            quarantined++;
            notices.add(line);
            answered(Long.parseLong(set.group(1)), line);
        } else if (!line.isBlank() && !line.equals(PROMPT) && typed > 0) {
            notices.add(line);
        }
    }

    private long answered(long number, String line) {
        Long next = unanswered.poll();
        if (next == null || next != number) {
            wrong.add("'" + line + "' came when " + next + " was to be answered");
        }
        answers.add(Instant.now());
        notifyAll();
        return number;
    }

    /** Types no more until {@link #resume}; returns when each line has been answered. */
    void pause() throws InterruptedException {
        synchronized (this) {
            paused = true;
        }
        await("an answer to every line", unanswered::isEmpty);
    }

    synchronized void resume() {
        paused = false;
    }

    /** Waits until a line has been answered that is typed from now on. */
    void awaitService() throws InterruptedException {
        long now = typed();
        await(
                "an answer to a line after " + now,
                () -> typed > now && (unanswered.isEmpty() || unanswered.peek() > now + 1));
    }

    private synchronized void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Transcript.DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("no " + what + " within " + Transcript.DEADLINE + "; " + unanswered.size()
                        + " lines wait, the first is count " + unanswered.peek());
            }
            wait(left);
        }
    }

    synchronized long typed() {
        return typed;
    }

    /** Up to what the world has said that it counted. */
    synchronized long acknowledged() {
        return acknowledged;
    }

    /** Lines of which it was said that nothing was changed. */
    synchronized int undone() {
        return undone;
    }

    /** Lines of which it was said that they were not run. */
    synchronized int quarantined() {
        return quarantined;
    }

    /** When the first answer came after a moment. */
    synchronized Optional<Instant> answerAfter(Instant moment) {
        return answers.stream().filter(answer -> answer.isAfter(moment)).findFirst();
    }

    /** What was said besides, since the last call. */
    synchronized List<String> takeNotices() {
        List<String> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** What was not as it should be. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }
}
