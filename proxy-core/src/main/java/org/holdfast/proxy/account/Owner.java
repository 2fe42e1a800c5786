package org.holdfast.proxy.account;

import java.net.InetAddress;
import java.util.Objects;

/**
 * Somebody who asks for a change of an account as its owner. What they have shown is looked at once more in the moment of
 * the change: an account that got another password meanwhile, by mail or by the operator, is changed by nobody who has
 * shown the old one. Immutable; no secret.
 *
 * @param shown that they are its owner; confirmed just before
 * @param address where they are
 */
public record Owner(Proof shown, InetAddress address) {
    public Owner {
        Objects.requireNonNull(shown, "shown");
        Objects.requireNonNull(address, "address");
    }
}
