package org.holdfast.proxy.audit;

import java.net.InetAddress;
import java.util.Objects;

/**
 * Who did something, and from where.
 *
 * @param account the lasting id of the account; empty for nobody who is known
 * @param name the account's name as it was then; empty for nobody who is known. Never what was typed as a name that is
 *     nobody's
 * @param address of the machine; empty if it is this one
 */
public record Actor(String account, String name, String address) {
    /** The operator, on the server's own command line. */
    public static final Actor OPERATOR = new Actor("", "(operator)", "");

    /** The server, by itself. */
    public static final Actor SERVER = new Actor("", "(server)", "");

    public Actor {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
    }

    public static Actor of(String account, String name, InetAddress address) {
        return new Actor(account, name, address.getHostAddress());
    }

    /** Somebody of whom nothing but the address is known. */
    public static Actor unknown(InetAddress address) {
        return new Actor("", "", address.getHostAddress());
    }

    /** Neither name nor address: they belong into the audit log alone. */
    @Override
    public String toString() {
        return "Actor[" + account + "]";
    }
}
