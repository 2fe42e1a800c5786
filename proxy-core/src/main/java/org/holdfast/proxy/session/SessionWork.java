package org.holdfast.proxy.session;

import io.netty.util.concurrent.EventExecutor;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.holdfast.proxy.host.FaultText;
import org.jctools.queues.unpadded.MpscLinkedUnpaddedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session has to do on its event loop, in the order in which it was handed over, and the sending of what it wrote.
 *
 * <pre>
 *   IDLE --later--> SCHEDULED --(loop)--> all work is done, all is sent --> IDLE
 *                                    '--> all work is done; more is coming: GATHERING --({@value #GATHERING_MS} ms)--> likewise
 * </pre>
 *
 * <p>A player who types a line is answered at once. A client that has sent many has many answers coming: waking the loop and
 * writing to the socket for each of them would cost several times what the answer does, so they are gathered for a moment.
 *
 * <p>{@link #later} is for any thread; the rest happens on the loop.
 */
final class SessionWork {
    static final int GATHERING_MS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(SessionWork.class);

    private final EventExecutor loop;
    private final BooleanSupplier moreIsComing;
    private final Runnable send;

    /**
     * Without an array, and without the padding that keeps the ends of a busy queue apart: there are many sessions, and
     * few are busy.
     */
    private final Queue<Runnable> work = new MpscLinkedUnpaddedQueue<>();

    /** True from when the loop was asked to come until it begins; while gathering, it comes by itself. */
    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * @param moreIsComing whether the session waits for answers
     * @param send sends what the work has written
     */
    SessionWork(EventExecutor loop, BooleanSupplier moreIsComing, Runnable send) {
        this.loop = loop;
        this.moreIsComing = moreIsComing;
        this.send = send;
    }

    /** Runs this after what was handed over before. */
    void later(Runnable task) {
        // Whoever finds the flag set has added the task before it is cleared, and the queue is looked at after that.
        work.add(task);
        if (scheduled.compareAndSet(false, true)) {
            boolean asked = false;
            try {
                loop.execute(this::run);
                asked = true;
            } finally {
                if (!asked) {
                    scheduled.set(false); // for want of memory, say; the next one asks again
                }
            }
        }
    }

    private void run() {
        runAll();
        if (!moreIsComing.getAsBoolean()) {
            send.run();
        } else if (scheduled.compareAndSet(false, true)) {
            var unused = loop.schedule(this::runGathered, GATHERING_MS, TimeUnit.MILLISECONDS);
        } // else it has come already: the loop runs this again
    }

    private void runGathered() {
        runAll();
        send.run();
    }

    private void runAll() {
        scheduled.set(false);
        Runnable task = work.poll();
        while (task != null) {
            runGuarded(task);
            task = work.poll();
        }
    }

    /** A piece of work that fails, by the core's fault, keeps neither the work behind it nor the sending from coming. */
    static void runGuarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a piece of a session's work failed: {}", FaultText.frames(e));
        }
    }
}
