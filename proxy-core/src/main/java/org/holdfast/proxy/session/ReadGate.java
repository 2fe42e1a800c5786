package org.holdfast.proxy.session;

import io.netty.channel.Channel;
import java.util.EnumSet;

/**
 * Whether a socket is read. It is while nothing speaks against it; what is not read waits in the kernel and, in the
 * end, with the sender. Usable on any thread.
 */
final class ReadGate {
    /** What speaks against reading. */
    enum Reason {
        /** A password is being checked. */
        LOGIN,
        /** Too many lines of the session are waiting for the world. */
        WORLD_BEHIND,
        /** The client does not read its output. */
        OUTPUT_UNREAD
    }

    private final Channel channel;
    private final EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    synchronized void set(Reason reason, boolean holds) {
        boolean changed = holds ? reasons.add(reason) : reasons.remove(reason);
        if (changed) {
            channel.config().setAutoRead(reasons.isEmpty());
        }
    }
}
