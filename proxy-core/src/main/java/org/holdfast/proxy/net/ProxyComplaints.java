package org.holdfast.proxy.net;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator that a proxy does not speak as it was said to, which cuts off everybody behind it: not for each
 * connection, but at most once in {@value #SECONDS} s. Usable on any thread.
 */
final class ProxyComplaints {
    private static final Logger log = LoggerFactory.getLogger(ProxyComplaints.class);
    private static final int SECONDS = 60;

    private static final AtomicLong next = new AtomicLong(System.nanoTime());

    private ProxyComplaints() {}

    static void noHeader() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + TimeUnit.SECONDS.toNanos(SECONDS))) {
            log.warn(
                    "A connection from an address in listen.proxy_protocol_from was closed, for it did not begin with a"
                            + " PROXY protocol header; switch the protocol on in that proxy, or take the address out");
        }
    }
}
