package org.holdfast.proxy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.holdfast.api.Text;
import org.holdfast.api.message.FromModule;
import org.holdfast.api.message.FromModule.Tell;
import org.holdfast.api.message.FromModule.WriteContent;
import org.holdfast.proxy.host.SessionOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files that a turn wants written, one after the other on a thread of its own, and tells who asked. What else
 * a turn says passes through. A disk that hangs holds up nobody but those who wait for files; {@value #MOST} of them, and
 * then no more are taken.
 */
final class ContentWrites implements SessionOutput, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ContentWrites.class);
    private static final int MOST = 100;
    private static final long CLOSING_SECONDS = 10;

    private final ContentFiles files;
    private final SessionOutput sessions;
    private final ThreadPoolExecutor writer;

    ContentWrites(ContentFiles files, SessionOutput sessions) {
        this.files = files;
        this.sessions = sessions;
        this.writer = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST), work -> {
            Thread thread = new Thread(work, "content-writer");
            thread.setDaemon(true);
            return thread;
        });
        // Now, and not by the first turn: a thread that is made on a thread of a generation inherits what pins it.
        writer.prestartCoreThread();
    }

    @Override
    public void show(ShownTurn turn) {
        sessions.show(turn);
        for (FromModule message : turn.output()) {
            if (message instanceof WriteContent wanted) {
                take(wanted);
            }
        }
    }

    private void take(WriteContent wanted) {
        try {
            writer.execute(() -> write(wanted));
        } catch (RejectedExecutionException e) {
            refuse(wanted, "too many files are waiting to be written; try again");
        }
    }

    private void write(WriteContent wanted) {
        try {
            files.write(wanted.path(), wanted.text());
            tell(wanted, wanted.done());
        } catch (IOException | RuntimeException e) {
            LOG.info("A world's file was not written: {}", e.toString());
            refuse(wanted, e instanceof IllegalArgumentException ? String.valueOf(e.getMessage()) : why(e));
        }
    }

    /** Never the message of a file system, which may have a path of the machine in it. */
    private static String why(Exception e) {
        return "the file could not be written (" + e.getClass().getSimpleName() + "); the server's log says more";
    }

    private void refuse(WriteContent wanted, String why) {
        tell(wanted, Text.of("<danger>Not written: {}.</danger>", why));
    }

    private void tell(WriteContent wanted, Text text) {
        sessions.show(new ShownTurn(Optional.empty(), List.of(new Tell(wanted.informed(), text)), Ending.DONE));
    }

    /** Waits for what was taken, a while. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some files of the world were not written before the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
