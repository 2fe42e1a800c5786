package org.holdfast.proxy.store;

import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says how long work goes on, once a second, and nothing about work that takes less. Owned by one thread. */
final class Progress {
    private static final long INTERVAL_NANOS = 1_000_000_000;

    private final Consumer<String> to;
    private final LongSupplier nanoClock;
    private final long start;
    private final String task;
    private long next;

    /** @param task what is being done, such as "Recovering" */
    Progress(String task, Consumer<String> to, LongSupplier nanoClock) {
        this.task = task;
        this.to = to;
        this.nanoClock = nanoClock;
        this.start = nanoClock.getAsLong();
        this.next = start + INTERVAL_NANOS;
    }

    /** @param what was done, such as "changes replayed" */
    void report(long count, String what) {
        long now = nanoClock.getAsLong();
        if (now - next >= 0) {
            next = now + INTERVAL_NANOS;
            say(count, what, now);
        }
    }

    /** The last word; silence, if it was quick. */
    void finish(long count, String what) {
        long now = nanoClock.getAsLong();
        if (now - start >= INTERVAL_NANOS) {
            say(count, what, now);
        }
    }

    /** The same items; reports as they are taken, and finishes with the last. */
    <T> Iterator<T> counting(Iterator<T> items, String what) {
        return new Iterator<>() {
            private long taken;

            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public T next() {
                T item = items.next();
                taken++;
                if (items.hasNext()) {
                    report(taken, what);
                } else {
                    finish(taken, what);
                }
                return item;
            }
        };
    }

    private void say(long count, String what, long now) {
        to.accept(String.format(Locale.ROOT, "%s: %,d %s in %.1f s", task, count, what, (now - start) / 1e9));
    }
}
