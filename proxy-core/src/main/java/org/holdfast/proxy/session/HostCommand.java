package org.holdfast.proxy.session;

import org.holdfast.api.Permissions;

/**
 * A command of the core.
 *
 * @param name as it is typed
 * @param permission what the account must be allowed to do; empty if everybody may
 * @param audited whether the audit log has each use of it, with its arguments
 */
record HostCommand(String name, String permission, boolean audited, Action action) {
    /** What a command does with the rest of the line. */
    interface Action {
        void run(String arguments, Call call);
    }

    /** For those who administer the server. */
    static HostCommand admin(String name, Action action) {
        return new HostCommand(name, Permissions.ADMINISTER, true, action);
    }

    /** For those who keep order among players. */
    static HostCommand moderator(String name, Action action) {
        return new HostCommand(name, Permissions.MODERATE, true, action);
    }

    /** For those who administer the server; changes nothing, and shows nothing of players. */
    static HostCommand reading(String name, Action action) {
        return new HostCommand(name, Permissions.ADMINISTER, false, action);
    }

    /** For everybody; what it does is written down by itself, if it is. */
    static HostCommand player(String name, Action action) {
        return new HostCommand(name, "", false, action);
    }
}
