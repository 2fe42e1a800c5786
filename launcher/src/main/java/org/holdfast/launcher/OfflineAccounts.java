package org.holdfast.launcher;

import java.util.List;

/**
 * The accounts of a data directory that no server is running on. What is changed or exported is taken down in the audit
 * log, as done by the operator. A method returns when its change is on disk, and throws a {@link CommandFailure} with the
 * reason when it is refused.
 */
interface OfflineAccounts extends AutoCloseable {
    /** An account as listed. */
    record Account(String name, Role role, boolean locked) {}

    /** Spelled as on the command line. */
    enum Role {
        player,
        builder,
        admin
    }

    void create(String name, Role role, String password) throws CommandFailure;

    /** Sorted by name. */
    List<Account> list() throws CommandFailure;

    void setPassword(String name, String password) throws CommandFailure;

    void setRole(String name, Role role) throws CommandFailure;

    /** A locked account cannot log in. */
    void setLocked(String name, boolean locked) throws CommandFailure;

    void rename(String name, String newName) throws CommandFailure;

    /** For good. */
    void delete(String name) throws CommandFailure;

    /** All that is kept of an account but for its credentials, as JSON. */
    String export(String name) throws CommandFailure;

    void switchSecondFactorOff(String name) throws CommandFailure;

    /** A code by which one account can be made. */
    String invite() throws CommandFailure;

    /** Those that hold, each a line for the terminal. */
    List<String> bans() throws CommandFailure;

    /** Lets an address, or a range as it was banned, or a name come in again. */
    void unban(String whom) throws CommandFailure;

    @Override
    void close() throws CommandFailure;
}
