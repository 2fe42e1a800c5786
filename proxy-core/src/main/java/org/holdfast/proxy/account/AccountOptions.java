package org.holdfast.proxy.account;

import java.util.Objects;
import java.util.Optional;

/**
 * How strictly accounts are kept. Immutable.
 *
 * <table>
 * <caption>Options</caption>
 * <tr><th>option</th><th>range</th><th>default</th><th>why</th></tr>
 * <tr><td>hashMemoryKib</td><td>8 to 1,048,576</td><td>19,456</td>
 *     <td>OWASP Password Storage Cheat Sheet: 19 MiB with 2 iterations, 1 lane</td></tr>
 * <tr><td>hashIterations</td><td>1 to 100</td><td>2</td><td>likewise</td></tr>
 * <tr><td>loginsPerMinutePerAddress</td><td>0 to 1,000,000</td><td>10</td><td>a household behind one address</td></tr>
 * <tr><td>newAccountsPerHourPerAddress</td><td>0 to 1,000,000</td><td>5</td><td>likewise</td></tr>
 * <tr><td>registration</td><td></td><td>open</td><td></td></tr>
 * <tr><td>secondFactorFrom</td><td></td><td>nobody</td><td>authenticators are not for every game</td></tr>
 * </table>
 *
 * @param hashMemoryKib memory of one password hash in KiB; times the number of hashing threads, it is the most that
 *     logins take
 * @param hashIterations passes over that memory
 * @param loginsPerMinutePerAddress tries to log in, failed or not; 0 = no limit, and then failures are not slowed
 *     down either
 * @param newAccountsPerHourPerAddress 0 = no limit
 * @param secondFactorFrom the least role that has to have a second factor, and with it whoever is granted to keep order;
 *     empty if none has to
 */
public record AccountOptions(
        int hashMemoryKib,
        int hashIterations,
        int loginsPerMinutePerAddress,
        int newAccountsPerHourPerAddress,
        Registration registration,
        Optional<Role> secondFactorFrom) {
    public static final AccountOptions DEFAULTS = new AccountOptions(19_456, 2, 10, 5, true);

    private static final int MOST_PER_ADDRESS = 1_000_000;

    /** Who may make an account. */
    public enum Registration {
        /** Whoever connects. */
        OPEN,
        /** Whoever has an invitation. */
        INVITED,
        /** The operator alone. */
        CLOSED
    }

    /** @throws IllegalArgumentException naming the value and its range */
    public AccountOptions {
        requireRange("the memory of a password hash (KiB)", hashMemoryKib, 8, HashParameters.MAX_MEMORY_KIB);
        requireRange("the iterations of a password hash", hashIterations, 1, HashParameters.MAX_ITERATIONS);
        requireRange("logins per minute and address", loginsPerMinutePerAddress, 0, MOST_PER_ADDRESS);
        requireRange("new accounts per hour and address", newAccountsPerHourPerAddress, 0, MOST_PER_ADDRESS);
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(secondFactorFrom, "secondFactorFrom");
    }

    /** With registration open or closed, and nobody who needs a second factor. */
    public AccountOptions(
            int hashMemoryKib,
            int hashIterations,
            int loginsPerMinutePerAddress,
            int newAccountsPerHourPerAddress,
            boolean registrationOpen) {
        this(
                hashMemoryKib,
                hashIterations,
                loginsPerMinutePerAddress,
                newAccountsPerHourPerAddress,
                registrationOpen ? Registration.OPEN : Registration.CLOSED,
                Optional.empty());
    }

    HashParameters hashParameters() {
        return new HashParameters(hashMemoryKib, hashIterations, 1);
    }

    private static void requireRange(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
