package org.holdfast.launcher;

import org.holdfast.proxy.host.FaultText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what ended a thread: where it was and of which class, not what it says, which could repeat a player. It is a
 * thread of a world's then, or one of the core whose work nobody waits for; those that nothing works without say so
 * themselves, and stop the server. Keeps nothing of what was thrown.
 */
final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        LOG.error("the thread {} has ended because of an error: {}", thread.getName(), FaultText.frames(error));
    }
}
