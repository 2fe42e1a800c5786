package org.holdfast.proxy.session;

import io.netty.channel.Channel;

/**
 * Whether a socket is read. It is while nothing speaks against it; what is not read waits in the kernel and, in the
 * end, with the sender. Usable on any thread.
 */
final class ReadGate {
    /** What speaks against reading. */
    enum Reason {
        /** A password is being checked. */
        LOGIN(1),
        /** Too many lines of the session are waiting for the world. */
        WORLD_BEHIND(2),
        /** The client does not read its output. */
        OUTPUT_UNREAD(4);

        private final int bit;

        Reason(int bit) {
            this.bit = bit;
        }
    }

    private final Channel channel;

    /** The bits of those that hold; not a set, for every connection has a gate. */
    private int reasons;

    ReadGate(Channel channel) {
        this.channel = channel;
    }

    synchronized void set(Reason reason, boolean holds) {
        int changed = holds ? reasons | reason.bit : reasons & ~reason.bit;
        if (changed != reasons) {
            reasons = changed;
            channel.config().setAutoRead(reasons == 0);
        }
    }
}
