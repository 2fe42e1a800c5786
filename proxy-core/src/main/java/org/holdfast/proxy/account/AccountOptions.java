package org.holdfast.proxy.account;

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
 * <tr><td>registrationOpen</td><td></td><td>true</td><td></td></tr>
 * </table>
 *
 * @param hashMemoryKib memory of one password hash in KiB; times the number of hashing threads, it is the most that
 *     logins take
 * @param hashIterations passes over that memory
 * @param loginsPerMinutePerAddress tries to log in, failed or not; 0 = no limit, and then failures are not slowed
 *     down either
 * @param newAccountsPerHourPerAddress 0 = no limit
 * @param registrationOpen whether players can create accounts
 */
public record AccountOptions(
        int hashMemoryKib,
        int hashIterations,
        int loginsPerMinutePerAddress,
        int newAccountsPerHourPerAddress,
        boolean registrationOpen) {
    public static final AccountOptions DEFAULTS = new AccountOptions(19_456, 2, 10, 5, true);

    private static final int MOST_PER_ADDRESS = 1_000_000;

    /** @throws IllegalArgumentException naming the value and its range */
    public AccountOptions {
        requireRange("the memory of a password hash (KiB)", hashMemoryKib, 8, HashParameters.MAX_MEMORY_KIB);
        requireRange("the iterations of a password hash", hashIterations, 1, HashParameters.MAX_ITERATIONS);
        requireRange("logins per minute and address", loginsPerMinutePerAddress, 0, MOST_PER_ADDRESS);
        requireRange("new accounts per hour and address", newAccountsPerHourPerAddress, 0, MOST_PER_ADDRESS);
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
