package org.holdfast.proxy.host;

import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where faults go: to the log, into the book, and at once to the staff who are on. Usable on any thread; waits for nothing. */
final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final FaultBook book;
    private final HostListener listener;
    private final InstantSource clock;
    private final FaultNotices notices = new FaultNotices();

    Faults(FaultBook book, HostListener listener, InstantSource clock) {
        this.book = book;
        this.listener = listener;
        this.clock = clock;
    }

    /** See {@link Fault} for what the words are. */
    Fault add(int generation, Fault.Kind kind, String detail, String stack, String handled) {
        Fault fault = book.add(clock.instant(), generation, kind, detail, stack, handled);
        // Whoever asks for a reload is told why it failed; nobody else needs to be, at once.
        boolean due = kind != Fault.Kind.RELOAD_FAILED && notices.isDue(fault);
        log(fault, due || fault.count() == 1);
        if (due) {
            listener.staff(
                    "Fault in generation " + generation + ": " + fault.what() + "; " + handled + ". See @faults.");
        }
        return fault;
    }

    private static void log(Fault fault, boolean withStack) {
        String line = "generation " + fault.generation() + ": fault " + fault.number() + ": " + fault.what() + "; "
                + fault.handled() + (fault.count() > 1 ? " (" + fault.count() + " times)" : "")
                + (withStack && !fault.stack().isEmpty() ? ": " + fault.stack() : "");
        if (fault.kind().isGrave()) {
            LOG.error("{}", line);
        } else {
            LOG.warn("{}", line);
        }
    }

    /** Adds to what came of a fault. */
    void addToHandled(Fault fault, String more) {
        book.addToHandled(fault.number(), more);
    }

    List<Fault> all() {
        return book.all();
    }
}
