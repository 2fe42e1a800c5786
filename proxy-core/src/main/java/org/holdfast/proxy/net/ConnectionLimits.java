package org.holdfast.proxy.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.proxy.address.Addresses;

/**
 * How many connections there are, by address and in all. Usable on any thread. Remembers only addresses that are
 * connected.
 *
 * <table>
 * <caption>Limits</caption>
 * <tr><th>what</th><th>beyond it</th></tr>
 * <tr><td>connections of one address; of an IPv6 address its /64</td><td>{@link Verdict#ADDRESS_IS_FULL}</td></tr>
 * <tr><td>connections in all</td><td>{@link Verdict#SERVER_IS_FULL}</td></tr>
 * </table>
 */
final class ConnectionLimits {
    enum Verdict {
        ADMITTED,
        ADDRESS_IS_FULL,
        SERVER_IS_FULL
    }

    private final int perAddress;
    private final int total;
    private final ConcurrentMap<ByteBuffer, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    /** For each of the two, 0 is no limit. */
    ConnectionLimits(int perAddress, int total) {
        this.perAddress = perAddress == 0 ? Integer.MAX_VALUE : perAddress;
        this.total = total == 0 ? Integer.MAX_VALUE : total;
    }

    /** Counts a connection, if it is admitted; {@link #leave} must follow then, and only then. */
    Verdict enter(InetAddress address) {
        ByteBuffer network = Addresses.network(address);
        if (byAddress.merge(network, 1, Integer::sum) > perAddress) {
            leaveNetwork(network);
            return Verdict.ADDRESS_IS_FULL;
        }
        if (all.incrementAndGet() > total) {
            leave(address);
            return Verdict.SERVER_IS_FULL;
        }
        return Verdict.ADMITTED;
    }

    void leave(InetAddress address) {
        all.decrementAndGet();
        leaveNetwork(Addresses.network(address));
    }

    private void leaveNetwork(ByteBuffer network) {
        byAddress.computeIfPresent(network, (key, count) -> count == 1 ? null : count - 1);
    }
}
