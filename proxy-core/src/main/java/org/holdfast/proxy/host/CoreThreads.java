package org.holdfast.proxy.host;

import java.util.concurrent.ThreadFactory;

/** Threads of the host's own; to be started before any world is, since a thread inherits from the one that starts it. */
final class CoreThreads {
    private CoreThreads() {}

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(null, task, name, 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(CoreThreads.class.getClassLoader());
            return thread;
        };
    }
}
