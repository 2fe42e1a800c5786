package org.holdfast.proxy.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what was scheduled when a test lets time pass, on the thread of the test. */
final class HandExecutor extends ScheduledThreadPoolExecutor {
    private final List<Task> tasks = new ArrayList<>();
    private long now;

    HandExecutor() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable action, long delay, TimeUnit unit) {
        return add(action, unit.toNanos(delay), 0);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable action, long delay, long period, TimeUnit unit) {
        return add(action, unit.toNanos(delay), unit.toNanos(period));
    }

    private Task add(Runnable action, long delay, long period) {
        Task task = new Task(action, now + delay, period);
        tasks.add(task);
        return task;
    }

    void pass(Duration time) {
        long until = now + time.toNanos();
        Optional<Task> next = nextUntil(until);
        while (next.isPresent()) {
            next.get().run();
            next = nextUntil(until);
        }
        now = until;
    }

    private Optional<Task> nextUntil(long until) {
        tasks.removeIf(Task::isDone);
        return tasks.stream().filter(task -> task.due <= until).min(Comparator.comparingLong(task -> task.due));
    }

    int waiting() {
        tasks.removeIf(Task::isDone);
        return tasks.size();
    }

    private final class Task extends CompletableFuture<Object> implements ScheduledFuture<Object> {
        private final Runnable action;
        private final long period;
        private long due;

        Task(Runnable action, long due, long period) {
            this.action = action;
            this.due = due;
            this.period = period;
        }

        void run() {
            now = due;
            due += period;
            if (period == 0) {
                complete(now);
            }
            action.run();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
