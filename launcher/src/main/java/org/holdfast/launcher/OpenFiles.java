package org.holdfast.launcher;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** What the system's limit of open files means for connections, each of which is one. */
final class OpenFiles {
    /** For the store, the log, the listen ports, and pages that are being read. */
    static final int RESERVE = 256;

    private OpenFiles() {}

    /** A line for an operator who allows more connections than the process may open; empty if all is well. */
    static Optional<String> advice(int connections) {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? advice(connections, unix.getMaxFileDescriptorCount())
                : Optional.empty();
    }

    /**
     * Likewise.
     *
     * @param connections 0 = no limit
     * @param files that this process may have open
     */
    static Optional<String> advice(int connections, long files) {
        int needed = connections + RESERVE;
        return connections == 0 || needed <= files
                ? Optional.empty()
                : Optional.of("limits.connections is " + connections + ", but this process may open " + files
                        + " files, so about " + Math.max(0, files - RESERVE) + " can connect. Start it with 'ulimit -n "
                        + needed + "' or LimitNOFILE=" + needed + ", or lower limits.connections");
    }
}
